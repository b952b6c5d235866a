"""Small talk is recognised in all languages if it is the whole message; a prompt never is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.parsing.small_talk import LONGEST, SmallTalk, Talk
from bot.texts.words import Words

WORDS = Words.load()
TALK = SmallTalk(lambda talk: WORDS.phrases(f"heard-{talk}"), lambda: WORDS.phrases("heard-names"))

SAID = {
    Talk.THANKS: (
        "thanks", "Thanks!", "THANK YOU", "thaaanks!!", "thx", "ty", "thank you so much 🙏", "cool", "haha",
        "спасибо", "Большое спасибо!", "спасибооо", "谢谢", "谢谢谢谢", "謝謝你！", "太棒了", "ありがとう",
        "ありがとー！", "ありがとうございます。", "gracias", "¡Muchas gracias!", "merci beaucoup", "Merci :)",
        "obrigado", "OBRIGADA 😊", "danke", "Dankeschön", "danke sehr", "terima kasih", "makasih kak", "شكرا",
        "شكراً جزيلاً", "شكـــرا", "مرسی", "مرسي",
        "خیلی ممنون", "دمت گرم", "धन्यवाद", "shukriya", "🙏", "❤️", "👏🏽👏🏽", "😍", "😂", "thanks for the video!", "ok thanks",
        "Ok, thank you, bye!", "thanks bot", "love it!!!", "thank youuuu", "ｔｈａｎｋｓ", "thanks 🐱",
    ),
    Talk.GREETING: (
        "hi", "Hi!", "hiii", "hello there", "hey 👋", "привет", "Здравствуйте!", "你好", "你好！", "嗨",
        "こんにちは", "hola", "¡Hola! ¿Qué tal?", "bonjour", "Salut !", "oi", "olá", "hallo", "Guten Morgen", "moin",
        "halo", "selamat pagi", "مرحبا", "السلام عليكم", "أهلاً", "नमस्ते", "namaste", "👋", "how are you?",
        "hello bot", "سلام", "سلام خوبی؟", "शुरू", "ハロー",
    ),
    Talk.PRICE: (
        "how much is it?", "How much does a video cost?", "price?", "Hi, how much is it?", "多少钱", "多少钱？",
        "一个视频多少钱啊", "сколько стоит", "Сколько стоит видео?", "¿Cuánto cuesta?", "cuanto cuesta",
        "combien ça coûte ?", "C'est combien ?", "c’est combien", "quanto custa?", "was kostet das?",
        "Wie viel kostet ein Video?", "berapa harganya?", "بكم؟", "كم السعر", "कीमत क्या है?", "قیمتش چنده؟", "いくらですか？",
        "is it free?",
    ),
    Talk.WHO: (
        "who are you", "Who are you??", "кто ты", "你是谁", "你是AI吗？", "あなたは誰ですか", "¿quién eres?",
        "qui es-tu ?", "quem é você?", "wer bist du?", "siapa kamu", "من أنت؟", "तुम कौन हो",
    ),
    Talk.HELP: (
        "help", "what can you do?", "помощь", "что ты умеешь?", "怎么用", "帮助", "使い方", "ayuda",
        "que peux-tu faire ?", "como funciona?", "was kannst du?", "bantuan", "مساعدة",
        "مساعده", "کمک", "كمك", "मदद", "?", "???", "…",
    ),
    Talk.OK: (
        "ok", "OK.", "okkk", "да", "好的", "はい", "vale", "oui", "sim", "ja", "ya", "نعم", "ठीक है", "👍", "👍👍🏽",
        "👌", ":)", "xD", ")))", "okay 👍",
    ),
    Talk.NO: (
        "no", "No thanks!", "нет, спасибо", "不用了", "いいえ", "non merci", "não", "nein danke", "tidak", "لا",
        "नहीं", "👎", "不喜欢",
    ),
    Talk.BYE: (
        "bye", "пока", "再见", "またね", "adiós", "au revoir", "tchau", "tschüss", "مع السلامة", "good night",
        "خداحافظ", "バイバイ",
    ),
}  # fmt: skip
PROMPTS = (
    "hi-tech city", "hello kitty dancing", "thanksgiving dinner", "a cat says hi",
    "thanks to the rain, flowers bloom", "okno", "a price tag in a shop", "the end", "cat", "beautiful man",
    "superman", "good morning in Paris", "a help desk", "no smoking sign", "who are you, a film about a robot",
    "кот", "привет, медвед на луне", "猫", "你好世界", "谢谢小猫跳舞", "多少钱的钻石", "好看的花", "牛",
    "月の上の猫", "ありがとうと言う猫", "gato", "hola mundo", "chat", "merci le chat", "gato na lua", "Katze",
    "Hammer", "kucing", "قطة", "बिल्ली", "🐱🌙", "🐱", "👍🐱", "🔥", "1", "10 s", "--landscape", "thank", "bot",
    "hey jude guitar solo", "$", "ok google phone", "بوت يرقص", "گل زیبا", "शेर", "राम मंदिर", "かわいい猫",
    "可爱机器人", "好朋友",
)  # fmt: skip


@pytest.mark.parametrize(("talk", "text"), [(talk, text) for talk, texts in SAID.items() for text in texts])
def test_small_talk(talk: Talk, text: str) -> None:
    """In any case, with signs and emoji, with letters that are repeated."""
    assert TALK.kind(text) == talk


@pytest.mark.parametrize("text", PROMPTS)
def test_a_prompt_is_none(text: str) -> None:
    """Words of small talk within a prompt, words that begin alike, and emoji that say nothing."""
    assert TALK.kind(text) is None


@pytest.mark.parametrize("talk", Talk)
def test_every_phrase_is_recognised(talk: Talk) -> None:
    """As it is in the text files; another language may use the same word for something else."""
    for phrase in WORDS.phrases(f"heard-{talk}"):
        assert TALK.kind(phrase) is not None, phrase


@pytest.mark.parametrize("language", WORDS.languages)
def test_every_language_has_its_own_phrases(language: str) -> None:
    """Of each kind, several."""
    for talk in Talk:
        assert len(WORDS.say(language, f"heard-{talk}").split("|")) >= 3, talk


def test_a_long_message_is_none() -> None:
    assert TALK.kind("ok " * 30) == Talk.OK
    assert TALK.kind("ok " * LONGEST) is None
    assert TALK.kind("   ") is None


@given(st.text(max_size=LONGEST + 5))
def test_any_text_has_an_answer(text: str) -> None:
    assert TALK.kind(text) in {None, *Talk}

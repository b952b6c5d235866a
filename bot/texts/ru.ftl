### Всё, что бот говорит людям, по-русски. Ключи те же, что в en.ftl; чего здесь нет, говорится по-английски.

## Что понято

seconds = { $count } с
images = { $count ->
    [one] { $count } изображение
    [few] { $count } изображения
   *[other] { $count } изображений
}
orientation-portrait = вертикальное
orientation-landscape = горизонтальное
size-small = малый размер
size-large = большой размер
understood = { $model } · { $orientation } · { $size } · { $seconds }
understood-images = { $understood } · { $images }
understood-forced = { $understood } · строго без водяного знака
name-model = модель
name-orientation = ориентация
name-size = размер
name-duration = длительность
name-watermark = водяной знак
from-chat = По умолчанию для этого чата: { $names }.
from-bot = По умолчанию у бота: { $names }.
quoted = <blockquote>{ $prompt }</blockquote>

## Сообщение о задаче

status-queued = ⏳ Ваш запрос ждёт отправки.
status-submitting = ⏳ Отправляю запрос в видеосервис…
status-retry-unreachable = ⏳ Видеосервис сейчас недоступен. Пробую дальше; деньги не списаны.
status-retry-busy = ⏳ Видеосервис сейчас перегружен. Пробую дальше; деньги не списаны.
status-running = 🎬 Ваше видео создаётся.
    Задача <code>{ $id }</code>
status-refused = ❌ { $reason }
    Деньги не списаны.
status-unknown = ⚠️ { $reason }
    Деньги могли быть списаны, а могли и нет: узнать это я не могу, поэтому не стал отправлять ещё раз.
status-unknown-again = ⚠️ { $reason }
    Вы попросили отправить ещё раз. Если первый запрос всё же найдётся, я сообщу об этом здесь.
status-unknown-forgotten = ⚠️ { $reason }
    Отложено. Если запрос всё же найдётся, я сообщу об этом здесь.
status-cancelled = Отменено. Ничего не отправлено, деньги не списаны.

reason-words = «{ $reason }»
reason-said = Видеосервис отказал: «{ $reason }»
reason-refused = Видеосервис отказал, не назвав причины.
reason-key = Видеосервис не принял ключ этого бота. Владельцу сообщено.
reason-quota = На счёте этого бота в видеосервисе кончились средства. Владельцу сообщено.
reason-model = Модели { $model } сейчас нет в видеосервисе. Другие: { $others }.
reason-model-only = Модели { $model } сейчас нет в видеосервисе.
reason-unreachable = Связаться с видеосервисом не удалось.
reason-moved = Бот с тех пор перешёл на другой видеосервис. Отправьте запрос ещё раз.
reason-busy = Видеосервис слишком перегружен.
reason-photos = Этот бот больше не может передавать фотографии.
reason-timeout = Запрос отправлен, но видеосервис вовремя не ответил.
reason-broken = Соединение оборвалось во время отправки запроса.
reason-unclear = Видеосервис ответил ошибкой, из которой не ясно, принят ли запрос.
reason-interrupted = Работа бота прервалась во время отправки запроса.

button-create = 🎬 Создать
button-cancel = Отмена
button-again-paid = Ещё раз (возможна двойная оплата)
button-again = Попробовать ещё раз
button-forget = Не нужно
button-copy = Скопировать номер задачи

## Предложения

offer = Сделать из этого видео?
    { $understood }
offer-photos = { $count ->
    [1] Фото получено. Что должно происходить в видео? <b>Ответьте на это сообщение</b> своими словами.
   *[other] Получено { $count } фото. Что должно происходить в видео? <b>Ответьте на это сообщение</b>, чтобы взять все фото, или на одно фото, чтобы взять только его.
}

## Ответы на сообщения

prompt-missing = Напишите, что должно быть в видео, например:
    <code>/video кот на Луне</code>
    Можно прислать и фото с подписью.
photos-off = Этот бот пока не умеет работать с фото: владелец должен его настроить. Можно просто словами: <code>/video кот на Луне</code>. Ссылка на изображение в тексте тоже подойдёт.
photo-too-big = Файл больше { $limit } МБ, я не смогу его передать. Пришлите его как фото, а не как файл, или уменьшите. Деньги не списаны.
attachment-unusable = Я делаю видео из слов и изображений (JPEG, PNG, WebP), а из этого не могу. Пришлите изображение как фото и напишите в подписи, что должно происходить.
album-late = Это фото опоздало к своему альбому: остальные отправлены без него.
unknown-command = Я не знаю такой команды. Что я умею: /help
button-stale = Эта кнопка уже не действует.
button-not-yours = Нажать может только тот, кто просил, или админ.

## Доступ

access-asked = Я спросил владельца бота, можно ли мне здесь работать. Напишу, как только он ответит.
access-waiting = Владелец бота ещё не ответил, можно ли мне здесь работать.
access-blocked = Владелец бота не хочет, чтобы я здесь работал.
access-unclaimed = Бот ещё не настроен: владелец должен открыть ссылку из журнала бота или, если он уже админ, один раз написать боту.
access-question-private = <b>{ $name }</b> (пользователь <code>{ $user }</code>) хочет пользоваться ботом. Все заказы будут за ваш счёт.
access-question-group = Группа <b>{ $title }</b> (<code>{ $chat }</code>) хочет пользоваться ботом, спрашивает { $name } (пользователь <code>{ $user }</code>). Все заказы оттуда будут за ваш счёт.
access-approve = ✅ Разрешить
access-block = 🚫 Запретить
access-approved = ✅ Разрешено. Отправьте запрос ещё раз: <code>/video кот на Луне</code> или фото с подписью.
access-decided-approved = ✅ Разрешено: <code>{ $chat }</code>
access-decided-blocked = 🚫 Запрещено: <code>{ $chat }</code>
access-admins-only = Это может решить только админ бота.
claimed = Теперь вы админ этого бота. Чаты, которые хотят им пользоваться, спросят вас здесь.
claim-refused = Эта ссылка уже использована или устарела.

## Справка

command-video = создать видео: /video кот на Луне
command-defaults = модель, размер, длительность для этого чата
command-help = что я умею
help = <b>Я делаю видео из слов и фотографий.</b>
    • <code>/video кот на Луне</code>
    • одно или несколько фото с подписью о том, что должно происходить
    • ответ на фото: <code>/video</code> и ваши слова
    • ссылка на изображение в тексте действует как фото

    <b>Для одного видео</b>, в любом месте текста: { $options }
    <b>Для этого чата</b>: /defaults показывает и меняет то, что действует, когда вы ничего не указали.

    Модели: { $models }
help-group = В группе пишите <code>/video@{ $username }</code> и свои слова, можно и в ответ на фото. Там, где я вижу все сообщения (например, как админ), подойдёт и @{ $username } в подписи к фото.

## Настройки по умолчанию

defaults-title = <b>Что действует здесь, когда вы ничего не указали</b>
defaults-line = { $name }: <b>{ $value }</b> ({ $source })
source-bot = от бота
source-chat = от этого чата
defaults-how = Изменить: <code>/defaults orientation=landscape duration=10</code>
    Вернуть настройки бота: <code>/defaults reset</code>
defaults-saved = Сохранено.
defaults-reset = Снова действуют настройки бота.
defaults-admins-only = Менять настройки группы могут только её админы.
watermark-true = по возможности без него
watermark-false = строго без него (может зависнуть)

## Владельцу

owner-key = Видео-API отклонил ключ (HTTP { $status }): проверьте VIDEO_API_KEY.
owner-quota = Видео-API сообщает, что на счёте нет средств: пополните его. Дословно: «{ $reason }»
owner-photos-off = Кто-то прислал фото, но ссылки на фото выключены: укажите в PUBLIC_URL https-адрес, по которому доступен бот.
owner-update-failed = Обновление (id { $update }, чат { $chat }) трижды завершилось ошибкой { $error } и отложено; подробности в журнале.

## Параметры и модели

option-unknown =
    Параметра <code>{ $value }</code> нет. Вот какие есть:
    <pre>{ $options }</pre>
    Если это часть описания, поставьте перед описанием <code>--</code>: всё после него берётся как есть.
option-value = У <code>{ $option }</code> нет значения <code>{ $value }</code>. Выберите одно из: <b>{ $allowed }</b>.
option-needs-value = После <code>{ $option }</code> нужно значение, одно из: <b>{ $allowed }</b>.
option-twice = <code>{ $option }</code> указан дважды: <code>{ $first }</code> и <code>{ $second }</code>. Отправьте ещё раз с одним из них.
bare-duration =
    Видео не может длиться <code>{ $value }</code>. Длительность в секундах: <b>{ $allowed }</b>.
    Если это часть описания, поставьте перед описанием <code>--</code>: всё после него берётся как есть.
model-unknown = Модели <code>{ $value }</code> нет. Выберите одну из: <b>{ $allowed }</b>.
model-paused = Модель <b>{ $model }</b> приостановлена: { $reason }. Можно взять другую: <b>{ $allowed }</b>.
models-all-paused = Модель <b>{ $model }</b> приостановлена: { $reason }. Других сейчас нет. Попробуйте позже.
option-not-offered = У <b>{ $model }</b> параметр <code>{ $option }</code> не бывает <code>{ $value }</code>. Бывает: <b>{ $allowed }</b>.
default-not-offered =
    У <b>{ $model }</b> параметр <code>{ $option }</code> не бывает <code>{ $value }</code>, а так задано по умолчанию для этого чата. Бывает: <b>{ $allowed }</b>.
    Добавьте к запросу <code>--{ $option }</code> с одним из этих значений или измените настройку: <code>/defaults { $option }=…</code>
default-model-unknown =
    Модели <code>{ $value }</code>, заданной для этого чата, больше нет. Есть: <b>{ $allowed }</b>.
    Добавьте к запросу <code>--model</code> с одной из них или измените настройку: <code>/defaults model=…</code>
default-model-paused =
    Модель этого чата, <b>{ $model }</b>, приостановлена: { $reason }. Работают: <b>{ $allowed }</b>.
    Добавьте к запросу <code>--model</code> с одной из них или измените настройку: <code>/defaults model=…</code>
images-too-many = { $allowed ->
    [one] <b>{ $model }</b> принимает не больше { $allowed } изображения, а здесь { $count }. Отправьте ещё раз, убрав лишние.
   *[other] <b>{ $model }</b> принимает не больше { $allowed } изображений, а здесь { $count }. Отправьте ещё раз, убрав лишние.
}
images-not-taken = <b>{ $model }</b> не принимает изображения. Отправьте без них или выберите другую модель через <code>--model</code>.

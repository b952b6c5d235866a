### Всё, что бот говорит людям, по-русски. Ключи те же, что в en.ftl; чего здесь нет, говорится по-английски.

## Что понято

seconds = { $count } с
images = { $count ->
    [one] { $count } изображение
    [few] { $count } изображения
   *[many] { $count } изображений
}
orientation-portrait = вертикальное
orientation-landscape = горизонтальное
size-small = малый размер
size-large = большой размер
switch-true = вкл.
switch-false = выкл.
understood-images = { $understood } · { $images }
understood-price = { $understood } · { $price }
understood-named = { $understood } · { $name }: { $value }
name-model = модель
name-orientation = ориентация
name-size = размер
name-duration = длительность
name-watermark = водяной знак
separator = { ", " }
from-chat = Настройки этого чата: { $names }.
from-model = Из настроек этого чата у { $model } нет: { $names }. Взяты значения самой модели.
quoted = <blockquote>{ $prompt }</blockquote>

## Сообщение о задаче

status-queued = ⏳ Ваш запрос ждёт отправки.
status-submitting = ⏳ Отправляю запрос в видеосервис…
status-retry-unreachable = ⏳ Видеосервис сейчас недоступен. Пробую дальше; деньги не списаны.
status-retry-busy = ⏳ Видеосервис сейчас перегружен. Пробую дальше; деньги не списаны.
status-retry-photo-store = ⏳ Ваше фото сейчас не удаётся передать. Пробую дальше; деньги не списаны.
status-running = 🎬 Ваше видео создаётся.
    Задача <code>{ $id }</code>
status-late = Это занимает больше времени, чем обычно, но, насколько я знаю, всё в порядке.
status-unresolved = ⏱ Прошло необычно много времени, а результата всё ещё нет. Насколько я знаю, это не сбой: спрашиваю дальше и сообщу здесь.
    Задача <code>{ $id }</code>
status-progress = { $bar } { $percent } % · прошло { $elapsed }, обычно { $usual }
status-usual = Обычно это занимает около { $usual }.
minutes = { $count } мин
status-ready = 📦 Ваше видео готово. Несу его сюда…
    Задача <code>{ $id }</code>
status-delivered = ✅ Готово.
    Задача <code>{ $id }</code>
status-failed = ❌ { $why }
    Задача <code>{ $id }</code>
status-failed-money = О возврате денег решает видеосервис.
status-failed-images = В запросе было { $images }: попробуйте с другими или совсем без них.
status-expired = ⌛ Результата не было очень долго, и я больше не спрашиваю. Деньги могли быть списаны.
    Задача <code>{ $id }</code>
status-undelivered = ⚠️ Ваше видео готово, но { $reason }
    Получить видео ещё раз можно бесплатно.
    Задача <code>{ $id }</code>
status-muted = 🔇 Без уведомлений. Видео уже оплачено и всё равно будет сделано: <code>/show { $short }</code> покажет его.
    Задача <code>{ $id }</code>
status-place = Ваше место в очереди: { $place }.
undelivered-send-unclear = могло не дойти: соединение оборвалось во время отправки. Посмотрите, есть ли оно здесь.
undelivered-send-interrupted = могло не дойти: моя работа прервалась во время отправки. Посмотрите, есть ли оно здесь.
undelivered-chat-unreachable = я не смог сюда написать.
undelivered-send-refused = Telegram его не принял.
undelivered-link-refused = ссылка для скачивания небезопасна.
undelivered-not-a-video = файл оказался не видео.
undelivered-endless = файл слишком большой.
undelivered-link-dead = ссылка для скачивания не работает.
undelivered-needs-key = я не смог доставить его сюда, а ссылка работает только у этого бота.
undelivered-went-wrong = у меня что-то пошло не так.
result-link = 🎬 { $reason } Его можно <a href="{ $url }">посмотреть или сохранить здесь</a>. Не откладывайте: ссылка перестанет работать.
link-too-large = Ваше видео слишком большое для отправки через Telegram.
link-not-taken = Telegram не принял ваше видео.
link-not-secure = У вашего видео только незашифрованная ссылка (http), с таких я не скачиваю.
link-not-downloaded = Мне не удалось скачать ваше видео.
result-caption = { $quote }
    { $understood }
status-refused = ❌ { $reason }
    Деньги не списаны.
    Задача <code>{ $id }</code>
refused-elsewhere = ❌ Мне нельзя писать в «{ $title }», поэтому ваше видео я не заказал. Деньги не списаны.
    Попросите админа группы разрешить мне там писать (или снова открыть тему) и пришлите запрос ещё раз.
refused-somewhere = ❌ Мне нельзя писать в группе, где вы попросили видео, поэтому я его не заказал. Деньги не списаны.
    Попросите админа группы разрешить мне там писать (или снова открыть тему) и пришлите запрос ещё раз.
status-unknown = ⚠️ { $reason }
    Я не знаю, списаны ли деньги, поэтому не стал отправлять ещё раз.
    Задача <code>{ $id }</code>
status-unknown-again = ⚠️ { $reason }
    Вы попросили отправить ещё раз. Если первый запрос всё же найдётся, я сообщу об этом здесь.
    Задача <code>{ $id }</code>
status-unknown-forgotten = ⚠️ { $reason }
    Скрыто. Если запрос всё же найдётся, я сообщу об этом здесь.
    Задача <code>{ $id }</code>
status-cancelled = Отменено. Деньги не списаны.

reason-words = «{ $reason }»
owner-told = { $reason } Владелец бота уже знает.
owner-untold = { $reason } Исправить это может только владелец бота.
reason-said = Видеосервис отказал: «{ $reason }»
reason-refused = Видеосервис отказал и не назвал причину.
reason-key = Видеосервис не принял ключ этого бота.
reason-quota = На счёте этого бота в видеосервисе кончились средства.
reason-model = Модели { $model } сейчас нет в видеосервисе.
reason-no-access = Видеосервис не разрешает этому боту использовать { $model }.
reason-paused = Модель { $model } приостановлена: { $reason }.
reason-removed = У этого бота больше нет модели { $model }.
reason-unreachable = Связаться с видеосервисом не удалось.
reason-moved = Бот с тех пор перешёл на другой видеосервис. Отправьте запрос ещё раз.
reason-busy = Видеосервис слишком перегружен.
reason-photos = Этот бот больше не может передавать фотографии.
reason-photo-store = Ваше фото не удалось передать видеосервису.
reason-photo-gone = Больше не могу получить ваше фото из Telegram. Пришлите его ещё раз.
reason-picture-link = Не удалось загрузить эту картинку: { $reason }
    Пришлите саму картинку или ссылку, которая открывает изображение напрямую.
reason-photo-too-big = Ваше фото больше { $limit } МБ, я не смогу его передать. Пришлите его как фото, а не как файл, или уменьшите.
reason-may-not-write = Мне нельзя здесь писать, поэтому видео я не заказал. Админ группы может это разрешить.
reason-telegram = Не удалось связаться с Telegram, поэтому видео я не заказал.
reason-went-wrong = У меня что-то пошло не так, поэтому запрос не отправлен.
reason-timeout = Запрос отправлен, но видеосервис вовремя не ответил.
reason-broken = Соединение оборвалось во время отправки запроса.
reason-unclear = Из ответа видеосервиса не ясно, принят ли запрос.
reason-address = По адресу, который использует этот бот, видеосервиса нет.
reason-page = Из ответа видеосервиса не ясно, принят ли запрос: это веб-страница.
reason-certificate = Не удалось установить безопасное соединение с видеосервисом, поэтому ничего не отправлено.
reason-format = Видеосервис не принимает запросы в том виде, в каком их отправляет этот бот.
reason-request = Видеосервис не принимает одну из настроек, которые отправил этот бот.
reason-interrupted = Работа бота прервалась во время отправки запроса.
reason-absent = В видеосервисе нет этого запроса: он туда не дошёл.

button-create = 🎬 Создать
button-create-for = 🎬 Создать за { $price }
button-cancel = Отмена
button-as-picture = Взять как картинку
button-as-words = Оставить в тексте
button-again-paid = Ещё раз (оплата дважды?)
button-again = Повторить
button-forget = Скрыть
button-redo = 🔁 Ещё раз
button-retry = 🔁 Повторить
button-change = ✏️ Изменить
button-details = ℹ️ Детали
button-deliver = 📦 Получить видео
button-check = 🔄 Проверить
button-model = Взять { $model }
button-later = ⏳ { $model } позже
button-with = 🎬 { $model }
button-use = Выбрать { $model } здесь
button-copy = Скопировать номер задачи
button-newer = ← Новее
button-older = Старее →
button-previous = ← Назад
button-next = Дальше →
button-ordered = Заказано.

## Задачи чата

tasks-none = Здесь пока нет видео. Попробуйте <code>/video{ $at } кот на Луне</code>
tasks-title = <b>Ваши видео</b> ({ $count })
tasks-title-group = <b>Видео этой группы</b> ({ $count })
tasks-line = <b>{ $number }.</b> { $prompt }
    { $state } { $word } · { $when }
state-draft = 💬
state-collecting = 💬
state-queued = ⏳
state-submitting = ⏳
state-running = 🎬
state-ready = 📦
state-delivering = 📦
state-delivered = ✅
state-undelivered = ⚠️
state-failed = ❌
state-expired = ⌛
state-unknown = ⚠️
state-refused = ❌
state-cancelled = 🚫
task-not-found = Такой задачи в этом чате нет. Все задачи: /tasks
task-moved-on = За это время всё изменилось: /status покажет, как идут дела.
details-id = { $state } Задача <code>{ $short }</code>
details-provider-id = У видеосервиса: <code>{ $id }</code>
details-took = Заняло { $span }.
details-enhanced = Видеосервис переписал ваш текст:
show-coming = Уже в пути.
show-not-yet = Видео ещё не готово. /status покажет, как идут дела.
show-nothing = Для этой задачи видео нет.
show-only-link = Видео отправлено в этот чат ссылкой; самого видео у Telegram нет.
show-failed = Telegram сейчас не принимает его от меня. Попробуйте позже.
show-unclear = Могло не дойти: соединение оборвалось. Если видео здесь нет, отправьте /show ещё раз: это бесплатно.
check-asking = Спрашиваю видеосервис.
check-done = Всё готово: /show покажет видео ещё раз.
check-nothing = Об этой задаче сейчас нечего спрашивать у видеосервиса.
cancel-free = Отменено. Деньги не списаны.
cancel-sending = Запрос отправляется прямо сейчас, остановить его нельзя. Если сервис его примет, он будет оплачен. Сюда видео не пришлю; когда оно будет готово, его покажет /show. Не откладывайте надолго: сервис хранит видео ограниченное время.
cancel-paid = Видео уже заказано, вернуть деньги нельзя. Сюда его не пришлю; когда оно будет готово, его покажет /show. Не откладывайте надолго: сервис хранит видео ограниченное время.
cancel-unknown = Больше не буду об этом писать. Списаны ли деньги, я не знаю.
cancel-nothing = Отменять поздно: всё уже завершено.
forgotten = { $count ->
    [0] Ваших задач, которые можно удалить, не было.
    [one] Удалено: { $count } задача с текстом и изображениями.
    [few] Удалено: { $count } задачи с текстом и изображениями.
   *[many] Удалено: { $count } задач с текстом и изображениями.
}
forgotten-defaults = Удалено: настройки этого чата по умолчанию.
forgotten-left = { $count ->
    [one] { $count } задача ещё выполняется и оплачена (или могла быть оплачена), поэтому я её оставил. Если удалить и её, видео пропадёт.
    [few] { $count } задачи ещё выполняются и оплачены (или могли быть оплачены), поэтому я их оставил. Если удалить и их, видео пропадут.
   *[many] { $count } задач ещё выполняются и оплачены (или могли быть оплачены), поэтому я их оставил. Если удалить и их, видео пропадут.
}
button-erase = { $count ->
    [1] Удалить и её
    [one] Удалить и их
    [few] Удалить и их
   *[many] Удалить и их
}

## Предложения

offer = Сделать из этого видео?
    { $understood }
offer-links = { $count ->
    [1] Ссылка на <b>{ $hosts }</b> — это картинка для видео?
    [one] Ссылки на <b>{ $hosts }</b> — это картинки для видео?
    [few] Ссылки на <b>{ $hosts }</b> — это картинки для видео?
   *[many] Ссылки на <b>{ $hosts }</b> — это картинки для видео?
}
    { $understood }
doubt-forwarded = Это пересланное сообщение, поэтому сначала спрашиваю.
doubt-cut = Telegram разбил этот текст на несколько сообщений, поэтому сначала спрашиваю.
doubt-captions = В этом альбоме несколько подписей, поэтому сначала спрашиваю.
doubt-story = Историю, на которую вы ответили, я не вижу, только ваши слова.
doubt-paid = Платный контент, на который вы ответили, использовать не могу, только ваши слова.
doubt-price = Это стоит денег, поэтому сначала спрашиваю.
doubt-price-unknown = Я не знаю, сколько это стоит, поэтому сначала спрашиваю.
doubt-reply = Сообщение, на которое вы ответили, использовать не могу, только ваши слова.
offer-models = Или закажите с другой моделью:
pictures-frames = Изображения: первое станет первым кадром, второе — последним.
pictures-things = Изображения: то, что появится в видео.
offer-photos = { $count ->
    [1] Фото получено. Что должно происходить в видео? <b>Ответьте на это сообщение</b> своими словами.
    [one] Получено { $count } фото. Что должно происходить в видео? <b>Ответьте на это сообщение</b>, чтобы взять все фото, или на одно фото, чтобы взять только его.
    [few] Получено { $count } фото. Что должно происходить в видео? <b>Ответьте на это сообщение</b>, чтобы взять все фото, или на одно фото, чтобы взять только его.
   *[many] Получено { $count } фото. Что должно происходить в видео? <b>Ответьте на это сообщение</b>, чтобы взять все фото, или на одно фото, чтобы взять только его.
}

## Ответы на сообщения

prompt-missing = Напишите, что должно быть на видео, например:
    <code>/video кот на Луне</code>
    Можно прислать и фото с подписью.
prompt-secret = Этот текст использовать нельзя: часть его похожа на пароль или ключ доступа. Уберите её и отправьте текст ещё раз. Деньги не списаны.
photos-off = Этот бот пока не умеет работать с фото: владелец должен сначала его настроить. Можно просто словами. Ссылка на изображение в тексте тоже подойдёт.
photo-too-big = Файл больше { $limit } МБ, я не смогу его передать. Пришлите его как фото, а не как файл, или уменьшите. Деньги не списаны.
attachment-unusable = Я делаю видео из слов и изображений (JPEG, PNG, WebP), а из этого не могу. Пришлите изображение как фото и напишите в подписи, что должно происходить.
album-late = Это фото опоздало к своему альбому: остальные отправлены без него.
unknown-command = Я не знаю такой команды. Что я умею: /help
unknown-command-near = Я не знаю команды <code>{ $command }</code>. Может быть, так?
    <code>{ $meant }</code>
unknown-command-photo = Я не знаю команды <code>{ $command }</code>. Если вы имели в виду это, отправьте его в ответ на фото:
    <code>{ $meant }</code>
button-stale = Эта кнопка уже не действует.
went-wrong = У меня что-то пошло не так, и ваше сообщение не обработано.
button-not-yours = Нажать может только тот, кто заказал, или админ.

## Доступ

access-asked = Я попросил владельца бота одобрить доступ. Напишу здесь, когда он ответит.
access-waiting = Владелец бота ещё не ответил. Напишу здесь, когда ответит.
access-blocked = Владелец бота не одобрил этот чат.
access-unclaimed = Бот ещё не готов. Попробуйте позже.
access-question-private = <b>{ $name }</b> (пользователь <code>{ $user }</code>) хочет пользоваться ботом. Все заказы будут за ваш счёт.
access-question-group = Группа <b>{ $title }</b> (<code>{ $chat }</code>) хочет пользоваться ботом, спрашивает { $name } (пользователь <code>{ $user }</code>). Все заказы оттуда будут за ваш счёт.
access-approve = ✅ Одобрить
access-block = 🚫 Отказать
access-approved = ✅ Одобрено. Отправьте запрос ещё раз: <code>/video{ $at } кот на Луне</code> или фото с подписью.
access-decided-approved = ✅ Одобрено: { $name } (<code>{ $chat }</code>)
access-decided-blocked = 🚫 Отказано: { $name } (<code>{ $chat }</code>)
access-approved-kept = ✅ Одобрено. Вот ваш запрос; нажмите <b>Создать</b>, если он ещё нужен.
access-decided-new = 🗑 Удалено: { $name } (<code>{ $chat }</code>). Чтобы пользоваться ботом, нужно попросить снова.
access-decided-topic = ✅ Одобрено только в теме { $topic }: { $name } (<code>{ $chat }</code>)
access-approve-topic = ✅ Только эта тема
access-remove = 🗑 Удалить
access-question-topic = Запрос из темы { $topic }.
access-unclear = Сейчас не могу проверить, есть ли у вас доступ к боту. Попробуйте через минуту.
access-is-admin = Это админ бота, у него всегда есть доступ. Сначала уберите его: <code>/admins remove</code>.
access-title = <b>Кто может пользоваться ботом</b>
    ⏳ Ждут: { $asked } · ✅ Одобрено: { $approved } · 🚫 Отказано: { $blocked } · ▫️ Не решено: { $new }
access-mode-open = <code>ACCESS=open</code>: ботом могут пользоваться все, кроме тех, кому вы отказали.
access-mode-members = <code>ACCESS=members</code>: участники одобренной группы могут писать боту и в личном чате.
access-admin = Админ бота, может пользоваться им всегда
access-topics = Только в темах { $topics }
access-spent = В этом месяце: { $sums }
access-spent-unpriced = цена неизвестна: { $number }
access-how = Вручную: <code>/allow ID</code>, <code>/block ID</code>, <code>/remove ID</code>. В группе можно без id; <code>/allow topic</code> одобряет только одну тему.
access-id-missing = Добавьте id чата или пользователя: <code>/{ $command } 12345</code>. Список: /access
admins-title = <b>Админы бота</b>
admins-in-settings = { $name }, в ADMIN_IDS
admins-how = Изменить: <code>/admins add 12345</code>, <code>/admins remove 12345</code>, с id пользователя.
admins-added = { $name } (<code>{ $user }</code>) теперь админ. Пусть один раз напишет мне, иначе я не смогу писать в ответ.
admins-gone = { $name } (<code>{ $user }</code>) больше не админ.
admins-already = Этот пользователь уже админ.
admins-unknown = Этот пользователь не админ.
admins-last = Это единственный админ. Сначала добавьте другого.
admins-configured = Этот админ указан в ADMIN_IDS. Измените настройку и перезапустите бота.
admins-no-user = Этот id не принадлежит одному человеку.
admins-in-private = Пришлите это мне в личный чат.
claimed = Теперь вы админ этого бота. Чаты, которые хотят им пользоваться, спросят вас здесь.
claimed-next = Теперь напишите, что должно быть на видео, например <i>кот на Луне</i>. Что ещё можно, покажет /help.
claimed-photos = Фото пока не работают: настройте PHOTO_LINKS или укажите в PUBLIC_URL https-адрес, по которому доступен бот.
claim-refused = Эта ссылка уже использована или устарела.

## Справка

command-video = создать видео: /video кот на Луне
command-models = модели, их параметры и цены
command-settings = модель, размер, длительность для этого чата
command-status = как идут дела с видео
command-tasks = ваши видео
command-usage = сколько вы потратили и сколько осталось
command-show = прислать видео ещё раз
command-retry = заказать то же ещё раз
command-cancel = отменить видео
command-check = спросить видеосервис сейчас
command-forget = удалить всё, что я знаю об этом чате
command-privacy = что я храню и как это удалить
command-help = что я умею
help-words = • <code>/video{ $at } кот на Луне</code>
help-photos = • одно или несколько фото с подписью о том, что должно происходить
    • ответ на фото: <code>/video{ $at }</code> и ваши слова
help-options = <b>Для одного видео</b>, в любом месте текста: { $options }
help-chat = <b>Для этого чата</b>: /settings показывает и меняет настройки по умолчанию.
help = <b>Потом</b>, просто так или в ответ на видео:
    /status — { command-status }
    /show — { command-show }
    /retry — { command-retry }
    /cancel — { command-cancel }
    /check — { command-check }

    /tasks — { command-tasks }
    /usage — { command-usage }
    <code>/forget</code> — { command-forget }
    /privacy — { command-privacy }
help-models = Модели (/models показывает, что умеет каждая): { $models }
help-group = Там, где я вижу все сообщения (например, как админ), подойдёт и @{ $username } в подписи к фото.

## Модели

models-title = <b>Модели</b> ({ $count })
models-none = Сейчас выбрать не из чего. Попробуйте позже.
models-how = Для одного видео добавьте к запросу строку <code>--model</code> нужной модели. Для этого чата нажмите кнопку.
models-chosen = { $title } · модель этого чата
models-paused = ⏸ Приостановлена: { $reason }
models-price = Цена: { $price }
models-price-unknown = Цена: неизвестна
models-images-none = Изображения: не принимает
models-images-up-to = Изображения: до { $most }
models-images-exactly = Изображения: ровно { $most }
models-images-between = Изображения: от { $least } до { $most }
models-role = { $images } ({ $role })
role-frames = первый и последний кадр
role-things = что будет в кадре
models-used = Теперь в этом чате { $model }.

## Настройки по умолчанию

defaults-title = <b>Настройки этого чата по умолчанию</b>
defaults-line = { $name }: <b>{ $value }</b> ({ $source })
source-bot = от бота
source-chat = от этого чата
source-model = от модели
defaults-how = Изменить: <code>/settings { $example }</code>
    Вернуть настройки бота: <code>/settings reset</code>
defaults-price = Видео с этими настройками стоит <b>{ $price }</b>.
defaults-price-unknown = Цена видео с этими настройками неизвестна.
confirm-above-from = С этой цены, и если цена неизвестна, заказ ждёт кнопки <b>Создать</b>.
confirm-above-all = Каждый заказ ждёт кнопки <b>Создать</b>.
confirm-above-unpriced = Цены здесь неизвестны, поэтому каждый заказ ждёт кнопки <b>Создать</b>.
confirm-above-both = У этого чата: { $own }. У бота: { $bots }. Действует меньшая цена.
confirm-above-how = Чтобы я спрашивал перед дорогими заказами:
    <code>/settings { $example }</code> (<code>confirm-above=off</code> — никогда)
defaults-saved = Сохранено.
defaults-reset = Снова действуют настройки бота.
defaults-admins-only = Менять настройки группы могут только её админы.
watermark-true = убирать, где можно
watermark-false = всегда без него (может зависнуть)

## Что админы бота делают вручную

bot-admins-only = Это могут делать только админы бота.
pause-how = Напишите модель и причину, например <code>/pause { $example } вернётся в понедельник</code>. Причину увидят все.
paused-now = ⏸ Модель <b>{ $model }</b> приостановлена для всех: { $reason }. Вернуть её: <code>/resume { $model }</code>
paused-refused = { $count ->
    [one] Отклонён { $count } запрос из очереди. Деньги за него не списаны.
    [few] Отклонено { $count } запроса из очереди. Деньги за них не списаны.
   *[many] Отклонено { $count } запросов из очереди. Деньги за них не списаны.
}
resume-how = Напишите модель, например <code>/resume { $example }</code>.
resumed = ▶️ Модель <b>{ $model }</b> снова можно заказывать.
resume-in-file = Модель <b>{ $model }</b> остаётся приостановленной: так указано в файле моделей ({ $reason }). Измените его.
resume-not-paused = Модель <b>{ $model }</b> не приостановлена.
broadcast-how = Отправьте <code>/broadcast</code> в ответ на сообщение, которое должны получить все. Подойдёт что угодно: текст, картинка, видео.
broadcast-private = Пожалуйста, отправьте /broadcast в нашем личном чате.
broadcast-nobody = Пока нет ни одного чата, куда его отправить.
broadcast-question = { $count ->
    [one] Отправить это сообщение в { $count } чат?
    [few] Отправить это сообщение в { $count } чата?
   *[many] Отправить это сообщение в { $count } чатов?
}
broadcast-cancelled = Ничего не отправлено.
broadcast-progress = 📣 Отправлено в чаты: { $done } из { $total }
broadcast-stopping = Останавливаю…
broadcast-over = 📣 Рассылка закончена: отчёт ниже.
broadcast-done = 📣 Рассылка завершена.
broadcast-stopped = 📣 Рассылка остановлена.
broadcast-broken = 📣 Рассылка прервана: сообщение удалено или его нельзя скопировать.
broadcast-report = Отправлено: { $sent }
    Заблокировали бота: { $blocked }
    Не удалось: { $failed }
broadcast-unclear = Возможно, дошло, не повторялось: { $count }
broadcast-left = Не отправлено: { $count }
button-broadcast-send = 📣 Отправить
button-broadcast-stop = Остановить

## Конфиденциальность

privacy-kept = <b>Что я храню</b>
    • ваши запросы: слова, параметры, ссылки на изображения и видео, а также номера Telegram ваших фото, вашего аккаунта, этого чата и его сообщений
    • последний запрос чата, который ещё не одобрен
    • название и настройки этого чата и одобрен ли он владельцем
    • ваше имя, если вы заказываете видео
    • сколько стоило каждое видео, без его слов
privacy-time = { $days ->
    [one] Завершённый запрос удаляется через { $days } день после последнего изменения.
    [few] Завершённый запрос удаляется через { $days } дня после последнего изменения.
   *[many] Завершённый запрос удаляется через { $days } дней после последнего изменения.
} Номера сообщений, которые не дают заказать одно и то же дважды, хранятся { $hours } ч. Запрос, который ждёт одобрения, удаляется через { $kept } { $kept ->
    [one] день
    [few] дня
   *[many] дней
}.
privacy = <b>Как это удалить</b>
    <code>/forget</code> переспрашивает и удаляет ваши запросы, в том числе ждущий одобрения, и настройки этого чата. Имя тоже — если владельца не спрашивали о вас и он о вас не решал. Стоимость видео остаётся, без его слов.
privacy-group = <b>Как это удалить</b>
    <code>/forget</code> переспрашивает и удаляет ваши запросы здесь, в том числе ждущий одобрения, а от админа группы — запросы всех и настройки группы. Имя тоже — если владельца не спрашивали о вас и он о вас не решал. Стоимость видео остаётся, без его слов.
privacy-elsewhere = <b>Кто ещё это получает</b>
    Видеосервис получает ваши слова, параметры и изображения, но не имя и не аккаунт. К ним применяются его правила, а к вашим сообщениям — правила Telegram.

## Владельцу

owner-key = Видео-API отклонил ключ (HTTP { $status }): проверьте { $setting }.
owner-secret-in-answer = В ответе видео-API оказался секрет этого бота, скорее всего ключ. Я никому его не показал. На всякий случай создайте новый ключ и укажите его в VIDEO_API_KEY.
owner-quota = Видео-API сообщает, что на счёте для { $setting } нет средств: пополните его. Дословно: «{ $reason }»
owner-words = Дословно: «{ $reason }»
owner-no-access = Видео-API не разрешает ключу из { $setting } использовать { $model } (HTTP { $status }). Откройте этому ключу модель или её группу либо исправьте, приостановите или уберите модель в MODELS_FILE.
owner-address = По адресу, который я использую, нет видео-API ({ $reason }). Проверьте { $setting }; я использовал <code>{ $url }</code>.
owner-page = Видео-API ответил веб-страницей вместо JSON ({ $reason }). Проверьте { $setting }; я использовал <code>{ $url }</code>.
owner-certificate = Не получается установить безопасное соединение с видео-API: { $reason }. Ничего не отправлено. Проверьте { $setting } (я использовал <code>{ $url }</code>), часы этой машины и HTTPS_PROXY.
owner-format = Видео-API не принимает формат моих запросов ({ $reason }). Проверьте { $setting } (я использовал <code>{ $url }</code>) и формат провайдера в MODELS_FILE.
owner-request = Видео-API не принимает поле <code>{ $field }</code> модели { $model } (HTTP { $status }). Измените { $setting }.
owner-model-resting = Провайдер три раза подряд отклонил { $model }. Модель на паузе 15 минут, затем её проверит один заказ. Ответ провайдера: «{ $reason }»
owner-no-answers = Видеосервис уже некоторое время не даёт понятного ответа о задаче { $task }: { $reason }. Его ждут оплаченные видео. Я продолжаю спрашивать; проверьте { $setting } и работает ли сервис.
owner-new-shape = Видеосервис отвечает о задаче <code>{ $task }</code> в незнакомой форме, и мне непонятно, что с ней. Я продолжаю спрашивать. Пожалуйста, передайте эти названия полей разработчикам бота; содержимого в них нет:
    <pre>{ $shape }</pre>
owner-id-unreadable = Видеосервис принял запрос, но в его ответе не удалось найти номер задачи. Деньги могли быть списаны, а следить за ней я не могу. Чтобы найти её у сервиса: задача <code>{ $task }</code>, чат <code>{ $chat }</code>, { $time } UTC. Ответ был такой:
    <pre>{ $answer }</pre>
owner-id-not-stored = Видеосервис принял задачу <code>{ $task }</code> под номером <code>{ $id }</code>, но сохранить этот номер не удаётся. Она оплачена: сохраните это сообщение и проверьте базу данных. Я продолжаю попытки.
owner-photos-off = Кто-то прислал фото, но ссылки на фото выключены: настройте PHOTO_LINKS или укажите в PUBLIC_URL https-адрес, по которому доступен бот.
owner-photo-store = Фото не удаётся передать: { $reason }. Проверьте PHOTO_LINKS и его настройки.
owner-update-failed = Обновление (id { $update }, чат { $chat }) трижды завершилось ошибкой { $error } и отложено; подробности в журнале.
owner-trouble = Возникла непредвиденная ошибка: { $error } ({ $where }). Я продолжаю попытки, с паузами подольше; подробности в журнале.
owner-database-full = Диск с базой данных заполнен, и я не могу ничего сохранить. Освободите место — и я продолжу без перезапуска. До этого я не принимаю заказы, и ничего не списывается. Сообщения ждут в Telegram.
owner-database-gone = Файл базы данных удалили или заменили во время моей работы, и я не могу ничего сохранить. Верните файл на место и перезапустите меня. До этого я не принимаю заказы, и ничего не списывается. Сообщения ждут в Telegram.
owner-database-damaged = База данных повреждена. Восстановите её из резервной копии и перезапустите меня. До этого я не принимаю заказы, и ничего не списывается. Сообщения ждут в Telegram.
owner-database-fails = Я не могу писать в базу данных; причина указана в журнале. Я продолжаю попытки. До этого я не принимаю заказы, и ничего не списывается. Сообщения ждут в Telegram.
owner-database-works = База данных снова работает. Я разбираю сообщения, которые ждали.
owner-delivery = Видео задачи { $id } не удалось доставить: { $error }. Попробую ещё несколько раз; подробности в журнале.
owner-needs-key = Видео задачи { $id } не удалось отправить в чат, а ссылка открывается только с VIDEO_API_KEY, так что там её никто не откроет. Если файл больше 50 МБ, свой сервер Bot API (TELEGRAM_LOCAL) принимает до 2000 МБ.
owner-fake-ip = { $host } ведёт на выдуманный адрес (fake IP, как у Clash), поэтому видео отправлено ссылкой, а не скачано. Задайте FAKE_IP_NETWORKS=198.18.0.0/15, чтобы видео скачивались.

## Параметры и модели

option-unknown =
    Параметра <code>{ $value }</code> нет. Вот какие есть: <b>{ $options }</b>. /models покажет их значения.
    Например: <code>{ $example }</code>
    Если это часть описания, поставьте перед описанием <code>--</code>.

option-misspelt =
    Параметра <code>{ $value }</code> нет. Может быть, <code>--{ $near }</code>?
    Если это часть описания, поставьте перед описанием <code>--</code>.
option-misspelt-name =
    Параметра <code>{ $value }</code> нет. Может быть, <code>--{ $near }</code>? Например: <code>{ $example }</code>
    Если это часть описания, поставьте перед описанием <code>--</code>.

default-unknown =
    Настройки <code>{ $value }</code> нет. Настроить можно: <b>{ $options }</b>.
    Например: <code>/settings { $example }</code>
default-misspelt =
    Настройки <code>{ $value }</code> нет. Может быть, <b>{ $near }</b>?
    Например: <code>/settings { $example }</code>

# confirm-above in /settings; $value: what was written; $example: how to write it
confirm-above-missing = После <code>confirm-above</code> нужна цена:
    <code>/settings { $example }</code>, или <code>off</code>.
confirm-above-value = Не понимаю цену <code>{ $value }</code>. Напишите одну сумму:
    <code>/settings { $example }</code>, или <code>off</code>.
confirm-above-currency = Цены здесь в { $currency }, поэтому <code>{ $value }</code> не подходит. Напишите, например:
    <code>/settings { $example }</code>
confirm-above-no-currency = Цены здесь без валюты. Вместо <code>{ $value }</code> напишите только число:
    <code>/settings { $example }</code>
confirm-above-of-chat = <code>{ $value }</code> — настройка всего чата, а не одного видео, поэтому я ничего не заказал. Задайте её так:
    <code>/settings { $example }</code>
option-value = У <code>{ $option }</code> нет значения <code>{ $value }</code>. Выберите одно из: <b>{ $allowed }</b>.
option-needs-value = После <code>{ $option }</code> нужно значение, одно из: <b>{ $allowed }</b>.
option-twice = <code>{ $option }</code> указан дважды: <code>{ $first }</code> и <code>{ $second }</code>. Отправьте ещё раз с одним из них.
bare-duration =
    Видео не может длиться <code>{ $value }</code>. Длительность в секундах: <b>{ $allowed }</b>.
    Если это часть описания, поставьте перед описанием <code>--</code>.
model-unknown = Модели <code>{ $value }</code> нет. Выберите одну из: <b>{ $allowed }</b>.
model-misspelt = Модели <code>{ $value }</code> нет. Может быть, <b>{ $near }</b>? Все модели: <b>{ $allowed }</b>.
model-paused = Модель <b>{ $model }</b> приостановлена: { $reason }. Можно взять другую: <b>{ $allowed }</b>.
model-resting = Модель <b>{ $model }</b> сейчас недоступна в видеосервисе; деньги не списаны. Попробуйте снова примерно через { $minutes } мин.
model-paused-only = Модель <b>{ $model }</b> приостановлена: { $reason }.
photos-elsewhere = <b>{ $model }</b> здесь пока не может использовать присланные фото. Подойдёт и ссылка на изображение в тексте.
models-all-paused = Модель <b>{ $model }</b> приостановлена: { $reason }. Других сейчас нет. Попробуйте позже.
option-not-offered = У <b>{ $model }</b> нет значения <code>{ $value }</code> для <code>{ $option }</code>. Есть: <b>{ $allowed }</b>.
option-not-taken = У <b>{ $model }</b> нет параметра <code>{ $option }</code>. Есть: <b>{ $allowed }</b>.
value-elsewhere = У <b>{ $model }</b> нет значения <code>{ $value }</code> для <code>{ $option }</code>. Есть: <b>{ $allowed }</b>.
    Чтобы получить <code>{ $value }</code>, добавьте <code>--model</code> и одну из моделей: <b>{ $others }</b>.
option-elsewhere = У <b>{ $model }</b> нет параметра <code>{ $option }</code>. Есть: <b>{ $allowed }</b>.
    Чтобы использовать его, добавьте <code>--model</code> и одну из моделей: <b>{ $others }</b>.
option-too-long = У <b>{ $model }</b> длина <code>{ $option }</code> — не больше { $allowed } { $allowed ->
    [one] знака
    [few] знаков
   *[many] знаков
}, а здесь { $count }. Сократите и отправьте ещё раз.
default-model-unknown =
    Модели <code>{ $value }</code>, заданной для этого чата, больше нет. Есть: <b>{ $allowed }</b>.
    Добавьте к запросу <code>--model</code> с одной из них или измените настройку: <code>/settings model=…</code>
default-model-paused =
    Модель этого чата, <b>{ $model }</b>, приостановлена: { $reason }. Работают: <b>{ $allowed }</b>.
    Добавьте к запросу <code>--model</code> с одной из них или измените настройку: <code>/settings model=…</code>
images-too-many = { $allowed ->
    [one] <b>{ $model }</b> принимает не больше { $allowed } изображения, а здесь { $count }. Отправьте ещё раз, убрав лишние.
    [few] <b>{ $model }</b> принимает не больше { $allowed } изображений, а здесь { $count }. Отправьте ещё раз, убрав лишние.
   *[many] <b>{ $model }</b> принимает не больше { $allowed } изображений, а здесь { $count }. Отправьте ещё раз, убрав лишние.
}
images-not-taken = <b>{ $model }</b> не принимает изображения. Отправьте ещё раз без них.
images-too-few = { $allowed ->
    [one] <b>{ $model }</b> требует не меньше { $allowed } изображения. Отправьте ещё раз с фото.
    [few] <b>{ $model }</b> требует не меньше { $allowed } изображений, а здесь { $count }. Отправьте ещё раз, добавив фото.
   *[many] <b>{ $model }</b> требует не меньше { $allowed } изображений, а здесь { $count }. Отправьте ещё раз, добавив фото.
}
prompt-too-long = <b>{ $model }</b> принимает текст не длиннее { $allowed } { $allowed ->
    [one] знака
    [few] знаков
   *[many] знаков
}, а в вашем { $count }. Сократите и отправьте ещё раз.

## Бюджеты

budget-used-up = { $payer ->
    [chat] Бюджет этого чата
    [user] Ваш бюджет
   *[all] Бюджет на все видео
} { $period ->
    [month] на этот месяц
   *[day] на сегодня
} исчерпан. Новый начнётся { $until }.
budget-too-little = { $payer ->
    [chat] Бюджета этого чата
    [user] Вашего бюджета
   *[all] Бюджета на все видео
} { $period ->
    [month] на этот месяц
   *[day] на сегодня
} уже не хватает на это видео: оно стоит { $price }. Новый начнётся { $until }.
budget-none = { $payer ->
    [chat] В этом чате сейчас нельзя заказывать видео
    [user] Вы сейчас не можете заказывать видео
   *[all] Сейчас никто не может заказывать видео
}: владелец бота поставил бюджет на ноль.
budget-unpriced = Здесь действует бюджет, а цена { $model } неизвестна, поэтому заказать видео не могу. Владелец бота уже знает.
budget-unpriced-untold = Здесь действует бюджет, а цена { $model } неизвестна, поэтому заказать видео не могу. Исправить это может только владелец бота.
budget-busy = Бюджеты как раз меняются. Попробуйте ещё раз.
budgets-title = <b>Бюджеты</b>
budgets-none = Бюджетов нет: кто может пользоваться ботом, может заказывать сколько угодно.
budgets-line = <code>{ $budget }</code>: израсходовано { $used }, до { $until }
budgets-line-each = <code>{ $budget }</code>
budgets-how = Задать: <code>/budget 20/day</code>, <code>/budget 50 videos/month</code>, <code>/budget chat 5/day</code>, <code>/budget user 2/day</code>, <code>/budget ID 3/day</code>. Убрать: <code>/budget off/day</code>, <code>/budget chat off/day</code>, <code>/budget off videos/month</code>.
budgets-currency = Суммы указаны в { $currency }.
budget-invalid = Не понимаю бюджет «{ $text }». Пишите суммы с точкой: <code>0.50/day</code>.
budget-saved = ✅ Сохранено: <code>{ $budget }</code>
refund-how = Напишите номер задачи или его начало: <code>/refund ID</code>. Или отправьте <code>/refund</code> в ответ на сообщение задачи.
refund-done = ✅ Возвращено: { $amount }. В бюджетах это больше не считается.
refund-unpriced = ✅ Задача <code>{ $id }</code> больше не считается. Её цена была неизвестна.
refund-twice = За эту задачу деньги уже возвращены.
refund-none = О списании за эту задачу ничего не известно.
task-several = Так начинаются номера нескольких задач. Напишите больше знаков номера.
refund-unsent = Эта задача ещё не отправлена. Если её отменить, деньги не спишутся; если она не удастся до списания, деньги вернутся сами.
owner-budget-share = Израсходовано { $percent } % бюджета { $budget }. Новый начнётся { $until }.
owner-budget-used-up = Бюджет { $budget } исчерпан. Новый начнётся { $until }. Посмотреть или изменить: /budget.
owner-budget-none = Заказ отклонён: бюджет { $budget } не разрешает ни одного. Посмотреть или изменить: /budget.
owner-budget-too-little = Заказ отклонён: от бюджета { $budget } осталось слишком мало. Он начнётся заново { $until }. Посмотреть или изменить его: /budget.
owner-budget-unpriced = Кто-то хотел видео { $model }, цена которого неизвестна, а действует денежный бюджет. Я отказал: добавьте цену в MODELS_FILE или уберите бюджет.
price-changed = Теперь цена { $price }. Нажмите ещё раз, чтобы заказать за неё.
price-unknown-now = Цена больше не известна. Нажмите ещё раз, чтобы всё равно заказать.

## Statistics

stats-today = <b>Сегодня</b> ({ $date })
stats-month = <b>Этот месяц</b> ({ $date })
stats-counts = Готово: { $made } · не получилось: { $failed } · неизвестно: { $unknown }
stats-in-progress = В работе: { $number }
stats-spent = Потрачено: { $amount }
stats-spent-other = В других валютах: { $amounts }
stats-unpriced = Цена неизвестна: { $videos }
stats-not-charged = Отклонено или отменено, без оплаты: { $number }
stats-models = <b>Этот месяц по моделям</b>
stats-chats = <b>Этот месяц по чатам</b>
stats-users = <b>Этот месяц по людям</b>
stats-videos = { $count ->
    [one] { $count } видео
    [few] { $count } видео
   *[many] { $count } видео
}
stats-line = { $name }: { $sums }
stats-line-today = { $name }: { $sums } (сегодня { $today })
stats-more = … и ещё { $more }
stats-how = Файлом: <code>/stats csv</code>
stats-file = Все списания с { $first } по { $last }
stats-picture = Расходы по дням этого месяца и по моделям
stats-picture-videos = Видео по дням этого месяца и по моделям
stats-other = другие
usage-left-title = <b>Осталось</b>
usage-left = { $payer ->
    [chat] Этот чат
    [user] Вы
   *[all] Все вместе
}, { $period ->
    [month] этот месяц
   *[day] сегодня
}: { $left } из { $most }, до { $until }
balance-title = <b>Остаток у провайдеров</b>
balance-left = { $provider }: осталось { $left }, потрачено { $used }
balance-no-limit = { $provider }: без своего лимита, потрачено { $used }
balance-untold = { $provider }: не сообщает
balance-unit = В долларах США или в единицах счёта.
owner-balance-low = На счёте у { $provider } осталось { $left }, а последние сутки стоили там { $cost }. Пополните его, пока он не опустел. Все счета: /balance

# Settings of a chat or a topic
from-topic = Настройки этой темы: { $names }.
source-topic = от этой темы
settings-title-topic = <b>Настройки этой темы по умолчанию</b>
settings-whole-chat = Это действует для всего чата.
settings-who-admins = Нажимать эти кнопки могут только админы группы.
settings-who-everybody = Нажимать эти кнопки могут все участники группы.
settings-who-admins-only = Кто может менять настройки, решают только админы группы.
settings-confirm = спрашивать от
settings-confirm-all = любой цены
settings-language = язык
settings-language-own = у каждого свой
settings-who = кто может это менять
settings-admins = админы
settings-everybody = все
settings-choose = Выберите: <b>{ $name }</b>
settings-typed = Напишите: <code>/settings { $example }</code>
settings-changed = С тех пор настройки изменились. Вот как сейчас.
settings-reset-topic = В этой теме снова действуют настройки чата.
button-settings-back = ← Настройки
button-settings-default = По умолчанию
button-settings-chats = Как в чате
button-settings-reset = Вернуть настройки бота
language-name = Русский
settings-button = { $name }: { $value }
settings-how-topic = Изменить: <code>/settings { $example }</code>
    Вернуть настройки чата: <code>/settings reset</code>
settings-model-used-topic = Теперь в этой теме { $model }.

## Groups: greeting, mentions, delivery elsewhere; menus and profile

mention-how = Напишите после моего имени, что должно быть на видео, например:
    <code>@{ $username } кот на Луне</code>
mention-order = заказывать сразу
mention-offer = сначала предлагать
mention-value = <code>{ $value }</code> здесь выбрать нельзя. Напишите <code>/settings mention=offer</code> (сначала предлагать) или <code>/settings mention=order</code> (заказывать сразу).
mention-in-groups = Это настраивается в группах. Здесь имя не нужно: просто пишите.
settings-mention = при упоминании
settings-choose-mention = <b>Если меня упомянуть</b> в этой группе и что-то написать, я могу предложить видео с кнопкой <b>Создать</b> или заказать его сразу.
greeting = 👋 Я делаю видео. Напишите, например: <code>/video@{ $username } кот на Луне</code>
greeting-privacy = Здесь я вижу только команды и ответы на мои сообщения. Если сделать меня админом, я услышу и <code>@{ $username }</code> со словами.
greeting-all = Можно и так: <code>@{ $username }</code> и ваши слова. В остальное время я молчу.
button-open-settings = ⚙️ Настройки
elsewhere = В «{ $title }» отправить не получилось, поэтому присылаю сюда.
elsewhere-group = В группу, где вы просили видео, отправить не получилось, поэтому присылаю сюда.
command-access = кому можно пользоваться ботом
command-admins = админы бота
command-budget = пределы расходов
command-stats = сколько сделано и потрачено
command-balance = сколько осталось у видеосервисов
command-broadcast = разослать сообщение по всем чатам
command-pause = временно убрать модель: /pause МОДЕЛЬ
command-resume = вернуть модель: /resume МОДЕЛЬ
command-refund = отменить списание за видео: /refund ID
profile-description = Делаю видео из ваших слов и фотографий.

    Напишите, что должно быть на видео, например: кот на Луне. Или пришлите фото с подписью.

    Меня можно добавить и в группу.
profile-short = Делает видео из ваших слов и фото, в личном чате и в группах.
## Inline mode

inline-no-videos = Видео пока нет · Открыть бота
inline-no-match = Подходящих видео у вас нет
inline-untitled = Видео
inline-description = { $options } · { $date }
## Changing a video, and the shape of a picture

doubt-change = ✏️ <b>Что изменить?</b> Заказ уйдёт только после кнопки <b>Создать</b>.
change-lost = Этого { $model } не умеет, поэтому не применяется: { $names }.
change-typed = Остальное можно задать ответом на это сообщение: { $examples }
change-words = <b>Ответьте на это сообщение</b> новым текстом. Всё, что выбрано здесь, останется. (Чтобы начать с самого видео, ответьте на него.) Текст сейчас:
    <code>{ $prompt }</code>
button-change-words = 💬 Другой текст
button-change-back = ← Все параметры
button-fit = 🎬 { $shape } (как фото)
button-fit-again = 🔁 { $shape } (как фото)
button-fit-instead = 🎬 Лучше { $shape } (как фото)
shape-square = квадратное
details-when = Заказано: { $time }
details-who = Кто заказал: { $name }
details-price = Цена: { $price }
details-price-back = Цена: { $price }, возвращено
## Списки для выбора

task-short = Нужны хотя бы первые восемь знаков номера. Или отправьте одну команду и выберите из списка.
tasks-how = Нажмите номер, чтобы открыть.
tasks-state-waiting = ждёт очереди
tasks-state-making = делается
tasks-state-coming = скоро будет здесь
tasks-state-done = готово
tasks-state-undelivered = готово, но не доставлено
tasks-state-failed = не получилось
tasks-state-expired = нет результата
tasks-state-unknown = итог неизвестен
tasks-state-refused = отклонено
tasks-state-cancelled = отменено
pick-show = Какое видео прислать ещё раз? Это бесплатно.
pick-retry = Какое заказать ещё раз?
pick-cancel = Какое отменить?
pick-check = Про какое спросить видеосервис?
pick-status = Какое показать?
pick-none-show = Готовых видео здесь пока нет.
pick-none-cancel = Сейчас здесь ничего не ждёт и не делается.
pick-none-check = Сейчас здесь не делается ни одно видео.
pick-stale = За это время список изменился. Вот как он выглядит сейчас.

## Вопрос /forget

forget-question-private = <b>Удалить всё это?</b>
forget-question-own = <b>Удалить всё это? Только ваше в этой группе.</b>
forget-question-all = <b>Удалить всё это у всех в этой группе?</b>
forget-videos = { $count ->
    [one] • { $count } видео с текстом
    [few] • { $count } видео с текстами
   *[many] • { $count } видео с текстами
}
forget-requests = { $count ->
    [one] • ещё { $count } запрос
    [few] • ещё { $count } запроса
   *[many] • ещё { $count } запросов
}
forget-photos = { $count ->
    [one] • { $count } фото, присланное для них
    [few] • { $count } фото, присланных для них
   *[many] • { $count } фото, присланных для них
}
forget-waiting = • запрос, который ждёт одобрения
forget-defaults = • настройки этого чата
forget-name = • ваше имя
forget-messages = Сообщения в этом чате останутся, но прислать эти видео ещё раз я не смогу.
forget-unfinished = { $count ->
    [one] { $count } видео ещё делается и оплачено (или могло быть оплачено). Оно останется; решить о нём можно потом.
    [few] { $count } видео ещё делаются и оплачены (или могли быть оплачены). Они останутся; решить о них можно потом.
   *[many] { $count } видео ещё делаются и оплачены (или могли быть оплачены). Они останутся; решить о них можно потом.
}
forget-done = Удалено.
forget-nothing = Ничего не удалено.
forget-renewed = Этот вопрос устарел. Вот что есть сейчас.
forget-answered = На этот вопрос уже ответили.
button-forget-delete = 🗑 Удалить
button-forget-keep = Оставить
## The greeting, small talk, and what is no order
example-prompt = кот на Луне
start-private = 👋 Привет! <b>Я делаю видео.</b>
    Просто напишите своими словами, что должно быть на вашем.
start-group = 👋 Привет! <b>Я делаю видео.</b>
    Напишите <code>/video@{ $username } кот на Луне</code>, только своими словами.
start-who = 👋 Привет! <b>Я делаю видео.</b>
start-price = Одно видео стоит { $price }.
start-try = Хотите сначала посмотреть пример? Кнопка 🎬 сразу его закажет:
start-ask = Кому можно пользоваться этим ботом, решает его владелец. Напишите, что должно быть на вашем первом видео, и я его спрошу.
start-ask-group = Кому можно пользоваться этим ботом, решает его владелец. Отправьте <code>/video@{ $username }</code> и напишите, что должно быть на первом видео, и я его спрошу.
start-photo = Пришлите фото и напишите в подписи, что должно произойти, например: <i>она оборачивается и улыбается</i>
start-photo-group = Ответьте на фото командой <code>/video@{ $username }</code> и напишите, что должно произойти, например: <i>она оборачивается и улыбается</i>
button-start-example = 🎬 { $prompt }
button-start-photo = 📷 Из фото
button-start-settings = ⚙️ Настройки
help-title = <b>Я делаю видео из слов.</b>
help-photos-title = <b>Я делаю видео из слов и фотографий.</b>
help-plain = • просто слова: я покажу, что сделаю, а кнопка это закажет
help-links = • слова со ссылкой на картинку: она появится в видео
answer-thanks = Пожалуйста! 😊
answer-who = Я бот. Вы пишете, что должно быть на видео, а сервис с искусственным интеллектом его делает. Все подробности: /help.
answer-bye = До встречи! 👋
answer-no = Хорошо. Предложение ничего не стоит, пока вы не нажмёте его кнопку.
answer-ok = 👍 Если я предложил вам видео, его закажет кнопка под предложением. Для другого просто напишите, что на нём должно быть.
costs-own = С настройками этого чата ({ $video }) одно видео стоит <b>{ $price }</b>.
costs-own-unknown = Сколько стоит видео с настройками этого чата ({ $video }), я не знаю.
costs-more = Все цены: /models.
costs-unknown = Я не знаю, сколько стоит видео: владелец этого бота не указал цен.
doubt-talk = Видео правда должно быть об этом? Спрашиваю на всякий случай.
attachment-voice = Я не умею слушать голосовые сообщения и музыку. Напишите, пожалуйста, что должно быть на видео.
attachment-sticker = Классный стикер! Но видео из него не сделать. Просто напишите, что должно быть на видео.
attachment-other = Из этого видео не сделать. Просто напишите, что должно быть на видео.
prompt-missing-words = Напишите, что должно быть на видео, например:
    <code>/video кот на Луне</code>
prompt-missing-group = Напишите, что должно быть на видео, например:
    <code>/video@{ $username } кот на Луне</code>
# What people write, without signs, emoji and accents; | stands between two phrases. A letter may be repeated.
heard-thanks = спасибо | большое спасибо | спасибо большое | огромное спасибо | спасибо огромное | спасибочки | спс | пасиб | пасибо | благодарю | благодарствую | спасибо вам | спасибо тебе | мерси | класс | классно | супер | круто | отлично | здорово | прекрасно | замечательно | великолепно | шикарно
    | молодец | ты молодец | браво | красота | красиво | очень красиво | очень круто | офигенно | мне нравится | понравилось | нравится | хорошая работа | отличная работа | ха | хаха | ахаха | хахаха | лол | вау | ого
    | спасибо за видео | спасибо за помощь | спасибо за ролик
heard-greeting = привет | приветик | приветствую | здравствуй | здравствуйте | здрасьте | добрый день | доброе утро | добрый вечер | доброго дня | хай | хелло | салют | ку | как дела | как ты | как поживаешь | как жизнь | что нового | ты тут | вы тут | есть кто | есть кто живой | начать | старт
    | прив | здаров | здарова | даров | всем привет
heard-price = сколько стоит | сколько это стоит | сколько стоит видео | сколько стоит одно видео | сколько стоит ролик | а сколько стоит | почём | почем | сколько | какая цена | какова цена | цена | цены | стоимость | прайс | тариф | тарифы | это бесплатно | бесплатно | это платно | платно | нужно платить | надо платить
    | нужно ли платить | сколько стоят видео | что по цене
    | сколько за видео | сколько стоит сделать видео | сколько за одно видео
heard-help = помощь | помоги | помогите | помоги мне | помогите мне | нужна помощь | что ты умеешь | что ты можешь | что вы умеете | что умеешь | что ты делаешь | что делать | что дальше | и что дальше | как это работает | как пользоваться | как тобой пользоваться | как работать | команды | меню | инструкция | справка
    | как сделать видео | как создать видео | можешь помочь | что здесь можно делать
heard-who = кто ты | ты кто | кто вы | вы кто | что ты | что это | что это такое | как тебя зовут | как вас зовут | ты бот | ты человек | ты робот | ты живой | ты настоящий | ты нейросеть | кто тебя создал | кто тебя сделал
heard-bye = пока | пока пока | до свидания | до встречи | досвидания | увидимся | прощай | спокойной ночи | доброй ночи | до завтра | бывай | всего доброго | хорошего дня
heard-no = нет | неа | не | не надо | нет спасибо | не сейчас | не нужно | забудь | не хочу | стоп | потом | отбой | ладно не надо
heard-ok = ок | окей | оке | хорошо | ладно | да | да пожалуйста | ага | угу | давай | давайте | конечно | понятно | понял | поняла | ясно | договорились | хорошо давай | пожалуйста | нормально | норм | принято | жду | точно | извини | извините | прости | хм | а | ну | пойдёт
heard-names = бот | ботик
## The card of a task

button-unmute = 🔔 Прислать сюда
button-photo = 🖼 Другое фото
button-words = ✏️ Другой текст
photo-how = <b>Ответьте на сообщение выше</b> другим фото. Текст останется прежним, а перед заказом я переспрошу.
cancel-muted = Видео уже оплачено и всё равно будет сделано. Сюда его не пришлю.
cancel-late = Отменять поздно: запрос уже у видеосервиса.
unmuted = Хорошо, пришлю сюда.
status-estimate = { $bar } ≈ { $percent } % (оценка) · прошло { $elapsed }, обычно { $usual }
status-same = Без изменений уже { $same }.
status-left = Без изменений уже { $same }. Судя по обычному времени, осталось около { $left }.
status-heard = Последний ответ видеосервиса: { $ago } назад.
check-asked = Я только что спросил видеосервис.
check-percent = Последний ответ, { $ago } назад: { $percent } %.
check-no-percent = Последний ответ, { $ago } назад: ещё делается.
failed-people = Видеосервис не разрешает показывать здесь реальных людей и лица.
failed-copyright = Видеосервис считает, что это слишком похоже на чужое произведение, защищённое авторским правом.
failed-policy = Это нарушает правила видеосервиса.
failed-length = Текст слишком длинный для видеосервиса.
failed-picture = Видеосервис не может использовать эту картинку.
failed-timeout = Видеосервис делал видео слишком долго.
failed-options = Видеосервис не принимает одну из настроек.
failed-lost = Видеосервис потерял это видео.
failed-internal = У видеосервиса что-то пошло не так.
failed-other = Видеосервис не смог сделать это видео.

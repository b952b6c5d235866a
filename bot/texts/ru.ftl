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
understood-price = { $understood } · { $price }
understood-watermark = { $understood } · { name-watermark }: { $watermark }
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
status-retry-photo-store = ⏳ Ваше фото сейчас не удаётся передать. Пробую дальше; деньги не списаны.
status-running = 🎬 Ваше видео создаётся.
    Задача <code>{ $id }</code>
status-late = Это занимает больше времени, чем обычно, но, насколько я знаю, всё в порядке.
status-unresolved = ⏱ Прошло необычно много времени, а результата всё ещё нет. Насколько я знаю, это не сбой: спрашиваю дальше и сообщу здесь.
    Задача <code>{ $id }</code>
status-progress = { $bar } { $percent } % · { $elapsed }, обычно около { $usual }
status-usual = Обычно это занимает около { $usual }.
minutes = { $count } мин
status-ready = 📦 Ваше видео готово. Несу его сюда…
    Задача <code>{ $id }</code>
status-delivered = ✅ Готово.
    Задача <code>{ $id }</code>
status-failed = ❌ Видеосервис не смог сделать это видео.
    Задача <code>{ $id }</code>
status-failed-money = Возвращать ли деньги за неудавшееся видео, решает видеосервис; возвращает он не всегда.
status-failed-images = В запросе было { $images }: попробуйте другое или совсем без них.
status-expired = ⌛ Результата не было очень долго, и я больше не спрашиваю. Деньги могли быть списаны.
    Задача <code>{ $id }</code>
status-undelivered = ⚠️ Ваше видео готово, но { $reason }
    Отправить его ещё раз ничего не стоит.
    Задача <code>{ $id }</code>
status-muted = 🔇 Отложено. Задача оплачена и продолжается; <code>/show { $short }</code> покажет видео.
    Задача <code>{ $id }</code>
status-place = Ваше место в очереди: { $place }.
undelivered-send-unclear = могло не дойти: соединение оборвалось во время отправки. Посмотрите, есть ли оно здесь.
undelivered-send-interrupted = могло не дойти: моя работа прервалась во время отправки. Посмотрите, есть ли оно здесь.
undelivered-chat-unreachable = я не смог сюда написать.
undelivered-send-refused = Telegram его не принял.
undelivered-link-refused = ссылка ведёт туда, откуда я ничего не загружаю.
undelivered-not-a-video = то, что дал видеосервис, — не видео.
undelivered-endless = его файл слишком большой или никак не кончается.
undelivered-link-dead = ссылка на него раз за разом переставала работать.
result-link = 🎬 Отправить это видео через Telegram не получается, скорее всего, оно слишком большое: <a href="{ $url }">посмотрите или сохраните его здесь</a>. Не откладывайте: ссылка перестанет работать.
result-caption = { $quote }
    { $understood }
status-refused = ❌ { $reason }
    Деньги не списаны.
    Задача <code>{ $id }</code>
status-unknown = ⚠️ { $reason }
    Деньги могли быть списаны, а могли и нет: узнать это я не могу, поэтому не стал отправлять ещё раз.
    Задача <code>{ $id }</code>
status-unknown-again = ⚠️ { $reason }
    Вы попросили отправить ещё раз. Если первый запрос всё же найдётся, я сообщу об этом здесь.
    Задача <code>{ $id }</code>
status-unknown-forgotten = ⚠️ { $reason }
    Отложено. Если запрос всё же найдётся, я сообщу об этом здесь.
    Задача <code>{ $id }</code>
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
reason-photo-store = Ваше фото не удалось передать видеосервису. Владельцу сообщено.
reason-timeout = Запрос отправлен, но видеосервис вовремя не ответил.
reason-broken = Соединение оборвалось во время отправки запроса.
reason-unclear = Видеосервис ответил ошибкой, из которой не ясно, принят ли запрос.
reason-interrupted = Работа бота прервалась во время отправки запроса.

button-create = 🎬 Создать
button-cancel = Отмена
button-again-paid = Ещё раз (возможна двойная оплата)
button-again = Попробовать ещё раз
button-forget = Не нужно
button-redo = 🔁 Ещё раз
button-retry = 🔁 Ещё раз
button-change = ✏️ Изменить
button-details = ℹ️ Детали
button-deliver = 📦 Отправить видео ещё раз
button-check = 🔄 Спросить ещё раз
button-model = Взять { $model }
button-copy = Скопировать номер задачи
button-newer = ← Новее
button-older = Старее →
button-ordered = Заказано ещё раз.

## Задачи чата

tasks-none = Здесь ещё ничего не заказывали.
tasks-title = <b>Что здесь заказывали</b> ({ $count })
tasks-line = { $state } <code>{ $short }</code> { $prompt }
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
task-which = Какая задача? Напишите её номер (<code>/{ $command } ID</code>; все номера: /tasks) или ответьте на её сообщение.
task-not-found = Такой задачи в этом чате нет. Все задачи: /tasks
task-moved-on = За это время всё изменилось: <code>/status { $short }</code> покажет, как идут дела.
details-id = { $state } Задача <code>{ $short }</code>
details-provider-id = У видеосервиса: <code>{ $id }</code>
details-took = Заняло { $span }.
change-how = <b>Ответьте на видео или на свой запрос</b> и напишите, что изменить. Одни параметры, например <code>--landscape</code>, заказываются сразу, новые слова после <code>/video</code> — тоже; остальное не меняется. Сейчас слова такие:
    <code>{ $prompt }</code>
show-coming = Уже в пути.
show-not-yet = Видео ещё не готово. <code>/status { $short }</code> покажет, как идут дела.
show-nothing = Для этой задачи видео нет.
show-only-link = Видео отправлено в этот чат ссылкой; самого видео у Telegram нет.
show-failed = Telegram сейчас не принимает его от меня. Попробуйте позже.
show-unclear = Могло не дойти: соединение оборвалось. Если видео здесь нет, отправьте <code>/show { $short }</code> ещё раз: это бесплатно.
check-asking = Спрашиваю видеосервис.
check-done = Всё готово: <code>/show { $short }</code> покажет видео ещё раз.
check-nothing = Об этой задаче сейчас нечего спрашивать у видеосервиса.
cancel-free = Отменено. Ничего не отправлено, деньги не списаны.
cancel-sending = Запрос уже в пути, остановить его нельзя. Если сервис его примет, он оплачен: больше не буду о нём писать, а когда видео будет готово, его покажет <code>/show { $short }</code>. Не откладывайте надолго: сервис хранит видео ограниченное время.
cancel-paid = Запрос уже отправлен, то есть оплачен. Больше не буду о нём писать; когда видео будет готово, его покажет <code>/show { $short }</code>. Не откладывайте надолго: сервис хранит видео ограниченное время.
cancel-unknown = Больше не буду об этом писать. Деньги могли быть списаны, а могли и нет: узнать это я не могу.
cancel-nothing = Отменять здесь уже нечего.
forgotten = { $count ->
    [0] Ваших задач, которые можно удалить, не было.
    [one] Удалено: { $count } задача со словами и изображениями.
    [few] Удалено: { $count } задачи со словами и изображениями.
   *[other] Удалено: { $count } задач со словами и изображениями.
}
forgotten-defaults = Удалено: настройки этого чата по умолчанию.
forgotten-left = { $count ->
    [one] { $count } задача ещё выполняется и оплачена (или могла быть оплачена), поэтому я её оставил. Если удалить и её, видео пропадёт.
    [few] { $count } задачи ещё выполняются и оплачены (или могли быть оплачены), поэтому я их оставил. Если удалить и их, видео пропадут.
   *[other] { $count } задач ещё выполняются и оплачены (или могли быть оплачены), поэтому я их оставил. Если удалить и их, видео пропадут.
}
button-erase = { $count ->
    [1] Удалить и её
   *[other] Удалить и их
}

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
prompt-secret = Этот текст использовать нельзя: часть его похожа на пароль или ключ доступа. Уберите её и отправьте текст ещё раз. Ничего не списано.
photos-off = Этот бот пока не умеет работать с фото: владелец должен его настроить. Можно просто словами: <code>/video кот на Луне</code>. Ссылка на изображение в тексте тоже подойдёт.
photo-too-big = Файл больше { $limit } МБ, я не смогу его передать. Пришлите его как фото, а не как файл, или уменьшите. Деньги не списаны.
attachment-unusable = Я делаю видео из слов и изображений (JPEG, PNG, WebP), а из этого не могу. Пришлите изображение как фото и напишите в подписи, что должно происходить.
album-late = Это фото опоздало к своему альбому: остальные отправлены без него.
unknown-command = Я не знаю такой команды. Что я умею: /help
button-stale = Эта кнопка уже не действует.
went-wrong = У меня что-то пошло не так, и ваше сообщение не обработано. Владельцу сообщено.
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
access-decided-approved = ✅ Разрешено: { $name } (<code>{ $chat }</code>)
access-decided-blocked = 🚫 Запрещено: { $name } (<code>{ $chat }</code>)
access-admins-only = Это может решить только админ бота.
claimed = Теперь вы админ этого бота. Чаты, которые хотят им пользоваться, спросят вас здесь.
claim-refused = Эта ссылка уже использована или устарела.

## Справка

command-video = создать видео: /video кот на Луне
command-defaults = модель, размер, длительность для этого чата
command-status = как идут дела с видео
command-tasks = что здесь заказывали
command-show = показать видео ещё раз: /show ID
command-retry = заказать то же ещё раз: /retry ID
command-cancel = отменить: /cancel ID
command-check = спросить видеосервис сейчас: /check ID
command-forget = удалить всё, что я знаю об этом чате
command-help = что я умею
help = <b>Я делаю видео из слов и фотографий.</b>
    • <code>/video кот на Луне</code>
    • одно или несколько фото с подписью о том, что должно происходить
    • ответ на фото: <code>/video</code> и ваши слова
    • ссылка на изображение в тексте действует как фото

    <b>Для одного видео</b>, в любом месте текста: { $options }
    <b>Для этого чата</b>: /defaults показывает и меняет то, что действует, когда вы ничего не указали.

    <b>Потом</b>, с номером задачи или в ответ на её сообщение: /status покажет, как идут дела, /show — видео ещё раз, /retry закажет то же ещё раз, /cancel отменит, /check сейчас же спросит видеосервис. Что здесь заказывали: /tasks. Удалить всё, что я знаю об этом чате: <code>/forget</code>.

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
owner-secret-in-answer = В ответе видео-API оказался секрет этого бота, скорее всего ключ. Я никому его не показал. На всякий случай создайте новый ключ и укажите его в VIDEO_API_KEY.
owner-quota = Видео-API сообщает, что на счёте нет средств: пополните его. Дословно: «{ $reason }»
owner-photos-off = Кто-то прислал фото, но ссылки на фото выключены: настройте PHOTO_LINKS или укажите в PUBLIC_URL https-адрес, по которому доступен бот.
owner-photo-store = Фото не удаётся передать: { $reason }. Проверьте PHOTO_LINKS и его настройки.
owner-update-failed = Обновление (id { $update }, чат { $chat }) трижды завершилось ошибкой { $error } и отложено; подробности в журнале.

## Параметры и модели

option-unknown =
    Параметра <code>{ $value }</code> нет. Вот какие есть:
    <pre>{ $options }</pre>
    Если это часть описания, поставьте перед описанием <code>--</code>: всё после него берётся как есть.

option-misspelt =
    Параметра <code>{ $value }</code> нет. Может быть, <code>--{ $near }</code>? Вот какие есть:
    <pre>{ $options }</pre>
    Если это часть описания, поставьте перед описанием <code>--</code>: всё после него берётся как есть.

default-unknown =
    Параметра <code>{ $value }</code> нет. Вот какие есть:
    <pre>{ $options }</pre>
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

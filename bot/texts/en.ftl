### Everything the bot says to people, as Telegram HTML. Values come in escaped.

## What was understood

seconds = { $count } s
images = { $count ->
    [one] { $count } image
   *[other] { $count } images
}
orientation-portrait = portrait
orientation-landscape = landscape
size-small = small
size-large = large
switch-true = on
switch-false = off
understood-images = { $understood } · { $images }
understood-price = { $understood } · { $price }
understood-named = { $understood } · { $name }: { $value }
name-model = model
name-orientation = orientation
name-size = size
name-duration = duration
name-watermark = watermark
separator = { ", " }
from-chat = This chat’s defaults: { $names }.
from-model = This chat’s defaults that { $model } lacks: { $names }. It uses its own instead.
quoted = <blockquote>{ $prompt }</blockquote>

## The status message of a task

status-queued = ⏳ Your request is waiting to be sent.
status-submitting = ⏳ Sending your request to the video service…
status-retry-unreachable = ⏳ The video service can’t be reached right now. I keep trying; nothing has been charged.
status-retry-busy = ⏳ The video service is busy right now. I keep trying; nothing has been charged.
status-retry-photo-store = ⏳ Your photo can’t be passed on right now. I keep trying; nothing has been charged.
status-running = 🎬 Your video is being made.
    Task <code>{ $id }</code>
status-late = It’s taking longer than usual, but as far as I know nothing is wrong.
status-unresolved = ⏱ Still no result after an unusually long time. As far as I know it hasn’t failed: I keep asking, and will tell you here.
    Task <code>{ $id }</code>
status-progress = { $bar } { $percent }% · { $elapsed } so far, usually { $usual }
status-usual = It usually takes about { $usual }.
minutes = { $count } min
status-ready = 📦 Your video is made. I’m bringing it here…
    Task <code>{ $id }</code>
status-delivered = ✅ Done.
    Task <code>{ $id }</code>
status-failed = ❌ { $why }
    Task <code>{ $id }</code>
status-failed-money = The video service decides about refunds.
status-failed-images = It came with { $images }: try another picture, or none.
status-expired = ⌛ There was no result for very long, so I stopped asking. It may have been charged.
    Task <code>{ $id }</code>
status-undelivered = ⚠️ Your video is made, but { $reason }
    Getting the video again is free.
    Task <code>{ $id }</code>
status-muted = 🔇 Muted. It’s already paid for, so it will still be made: <code>/show { $short }</code> brings the video.
    Task <code>{ $id }</code>
status-place = You are number { $place } in the queue.
undelivered-send-unclear = it may not have arrived: the connection broke while I was sending it. Please check whether it’s here.
undelivered-send-interrupted = it may not have arrived: I was interrupted while sending it. Please check whether it’s here.
undelivered-chat-unreachable = I couldn’t write here.
undelivered-send-refused = Telegram didn’t take it.
undelivered-link-refused = its download link isn’t safe to open.
undelivered-not-a-video = the file wasn’t a video.
undelivered-endless = the file is too large.
undelivered-link-dead = its download link doesn’t work.
undelivered-needs-key = I couldn’t bring it here, and its link works only for this bot.
undelivered-went-wrong = something went wrong on my side.
result-link = 🎬 { $reason } You can <a href="{ $url }">watch or save it here</a>. Do it soon: the link expires.
link-too-large = Your video is too large for me to send through Telegram.
link-not-taken = Telegram didn’t take your video from me.
link-not-secure = Your video has only an unencrypted link (http), and I don’t download from those.
link-not-downloaded = I couldn’t download your video myself.
result-caption = { $quote }
    { $understood }
status-refused = ❌ { $reason }
    Nothing was charged.
    Task <code>{ $id }</code>
refused-elsewhere = ❌ I’m not allowed to write in “{ $title }”, so I didn’t order your video. Nothing was charged.
    Ask an admin to let me send messages there (or to reopen the topic), then send your request again.
refused-somewhere = ❌ I’m not allowed to write in the group where you asked for a video, so I didn’t order it. Nothing was charged.
    Ask an admin to let me send messages there (or to reopen the topic), then send your request again.
status-unknown = ⚠️ { $reason }
    I can’t tell whether it was charged, so I didn’t send it again.
    Task <code>{ $id }</code>
status-unknown-again = ⚠️ { $reason }
    You asked to send it again. If the first one turns up after all, I’ll say so here.
    Task <code>{ $id }</code>
status-unknown-forgotten = ⚠️ { $reason }
    Dismissed. If it turns up after all, I’ll say so here.
    Task <code>{ $id }</code>
status-cancelled = Cancelled. Nothing was charged.

reason-words = “{ $reason }”
owner-told = { $reason } The owner has been told.
owner-untold = { $reason } Only this bot’s owner can fix this.
reason-said = The video service declined it: “{ $reason }”
reason-refused = The video service declined it and gave no reason.
reason-key = The video service didn’t accept this bot’s key.
reason-quota = This bot’s account at the video service has run out of credit.
reason-model = The video service has no { $model } at the moment.
reason-no-access = The video service doesn’t let this bot use { $model }.
reason-paused = { $model } is paused: { $reason }.
reason-removed = This bot doesn’t offer { $model } any more.
reason-unreachable = The video service couldn’t be reached.
reason-moved = The bot has moved to another video service since. Please ask again.
reason-busy = The video service is too busy.
reason-photos = This bot can’t pass photos on any more.
reason-photo-store = Your photo couldn’t be passed on to the video service.
reason-photo-gone = I can’t get your photo from Telegram any more. Please send it again.
reason-picture-link = I couldn’t load this picture: { $reason }
    Please send the picture itself, or a link that opens an image directly.
reason-photo-too-big = Your photo is larger than { $limit } MB, the most I can pass on. Send it as a photo, not as a file, or make it smaller.
reason-may-not-write = I’m not allowed to write here, so I didn’t order the video. An admin can let me send messages.
reason-telegram = I couldn’t reach Telegram, so I didn’t order the video.
reason-went-wrong = Something went wrong on my side, so I didn’t send it.
reason-timeout = The request went out, but the video service didn’t answer in time.
reason-broken = The connection broke while the request was on its way.
reason-unclear = The video service’s answer doesn’t say whether it took the request.
reason-address = The video service wasn’t found at the address that this bot uses.
reason-page = The video service’s answer doesn’t say whether it took the request: it is a web page.
reason-certificate = No secure connection to the video service could be made, so nothing was sent.
reason-format = The video service doesn’t take requests in the form in which this bot sends them.
reason-request = The video service doesn’t accept one of the settings that this bot sent.
reason-interrupted = The bot was interrupted while the request was on its way.
reason-absent = The video service has no record of this request: it never arrived there.

button-create = 🎬 Create
button-create-for = 🎬 Create for { $price }
button-cancel = Cancel
button-as-picture = Use as a picture
button-as-words = Leave in the words
button-again-paid = Send again (may cost twice)
button-again = Try again
button-forget = Dismiss
button-redo = 🔁 Again
button-retry = 🔁 Try again
button-change = ✏️ Change
button-details = ℹ️ Details
button-deliver = 📦 Get the video
button-check = 🔄 Check
button-model = Try { $model }
button-later = ⏳ { $model } later
button-with = 🎬 { $model }
button-use = Use { $model } here
button-copy = Copy the task id

button-newer = ← Newer
button-older = Older →
button-previous = ← Back
button-next = More →
button-ordered = Ordered.

## A chat's tasks

# $at: in groups the bot’s name with @, in private nothing; the same in all texts
tasks-none = No videos here yet. Try <code>/video{ $at } a cat on the moon</code>
tasks-title = <b>Your videos</b> ({ $count })
tasks-title-group = <b>This group’s videos</b> ({ $count })
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
task-not-found = No such task in this chat. /tasks lists them.
task-moved-on = It has changed in the meantime: /status shows how far it is.
details-id = { $state } Task <code>{ $short }</code>
details-provider-id = At the video service: <code>{ $id }</code>
details-took = It took { $span }.
details-enhanced = The video service rewrote your words:
show-coming = It’s on its way.
show-not-yet = It isn’t made yet. /status shows how far it is.
show-nothing = There is no video to show for this one.
show-only-link = It was sent to this chat as a link; Telegram doesn’t have the video itself.
show-failed = Telegram doesn’t take it from me right now. Please try again later.
show-unclear = It may not have arrived: the connection broke. If it isn’t here, send /show again; that is free.
check-asking = I’m asking the video service now.
check-done = It’s done: /show brings the video again.
check-nothing = There is nothing to ask the video service about this one at the moment.
cancel-free = Cancelled. Nothing was charged.
cancel-sending = It’s being sent right now and can’t be stopped. If the service takes it, it’s paid for. I won’t post it here; /show brings the video once it’s made. Don’t wait too long: the service keeps videos for a limited time.
cancel-paid = It’s already ordered and can’t be refunded. I won’t post it here; /show brings the video once it’s made. Don’t wait too long: the service keeps videos for a limited time.
cancel-unknown = I won’t write about it again. I can’t tell whether it was charged.
cancel-nothing = Too late to cancel: it’s finished.

forgotten = { $count ->
    [0] There was nothing of yours to delete.
    [one] Deleted: { $count } task, with its words and pictures.
   *[other] Deleted: { $count } tasks, with their words and pictures.
}
forgotten-defaults = Deleted: this chat’s defaults.
forgotten-left = { $count ->
    [one] { $count } task is under way and paid, or may be, so I kept it. If you delete it too, its video is lost.
   *[other] { $count } tasks are under way and paid, or may be, so I kept them. If you delete them too, their videos are lost.
}
button-erase = { $count ->
    [one] Delete it too
   *[other] Delete them too
}

## Offers

offer = Shall I make a video of this?
    { $understood }
offer-links = { $count ->
    [one] Is the link to <b>{ $hosts }</b> a picture for the video?
   *[other] Are the links to <b>{ $hosts }</b> pictures for the video?
}
    { $understood }
doubt-forwarded = You forwarded this, so I’m asking first.
doubt-cut = Telegram split this text into several messages, so I’m asking first.
doubt-captions = This album has several captions, so I’m asking first.
doubt-story = I can’t see the story you replied to, only your words.
doubt-paid = I can’t use the paid media you replied to, only your words.
doubt-price = It costs money, so I’m asking first.
doubt-price-unknown = I don’t know what it costs, so I’m asking first.
doubt-reply = I can’t use what you replied to, only your words.
offer-models = Or order it with another model:
pictures-frames = Pictures: the first one is the first frame, the second one is the last frame.
pictures-things = Pictures: things that appear in the video.
offer-photos = { $count ->
    [one] Got the photo. What should happen in the video? <b>Reply to this message</b> with your words.
   *[other] Got { $count } photos. What should happen in the video? <b>Reply to this message</b> with your words to use all of them, or reply to one photo to use only that.
}

## Answers to what was written

prompt-missing = Tell me what the video should show, for example:
    <code>/video a cat on the moon</code>
    You can also send a photo with the words as its caption.
prompt-secret = I can’t use this text: part of it looks like a password or an access key. Take that part out and send it again. Nothing was charged.
photos-off = This bot can’t use photos yet: its owner has to set it up first. Words alone work, and so does a link to an image in the text.
photo-too-big = This file is larger than { $limit } MB, the most I can pass on. Send it as a photo, not as a file, or make it smaller. Nothing was charged.
attachment-unusable = I make videos from words and pictures (JPEG, PNG, WebP), not from this. Send a picture as a photo, with a caption that says what should happen.
album-late = This photo came too late for its album: the others go ahead without it.
unknown-command = I don’t know that command. /help shows what I can do.
unknown-command-near = I don’t know <code>{ $command }</code>. Did you mean this?
    <code>{ $meant }</code>
unknown-command-photo = I don’t know <code>{ $command }</code>. If you meant this, send it in reply to the photo:
    <code>{ $meant }</code>
button-stale = This button is out of date.
went-wrong = Something went wrong on my side, so I didn’t do what your message asked.
button-not-yours = Only the person who asked, or an admin, can press this.

## Access

access-asked = I’ve asked the owner to approve you. I’ll write here when they answer.
access-waiting = The owner hasn’t answered yet. I’ll write here when they do.
access-blocked = The owner hasn’t allowed this chat.
access-unclaimed = This bot isn’t ready yet. Please try again later.
access-question-private = <b>{ $name }</b> (user <code>{ $user }</code>) would like to use the bot. Everything they order is charged to you.
access-question-group = The group <b>{ $title }</b> (<code>{ $chat }</code>) would like to use the bot, asked by { $name } (user <code>{ $user }</code>). Everything ordered there is charged to you.
access-approve = ✅ Approve
access-block = 🚫 Block
access-approved = ✅ Approved. Send your request again: <code>/video{ $at } a cat on the moon</code>, or a photo with a caption.
access-decided-approved = ✅ Approved: { $name } (<code>{ $chat }</code>)
access-decided-blocked = 🚫 Blocked: { $name } (<code>{ $chat }</code>)
access-approved-kept = ✅ Approved. Here is what you asked for; press <b>Create</b> if you still want it.
access-decided-new = 🗑 Removed: { $name } (<code>{ $chat }</code>). To use the bot, they have to ask again.
access-decided-topic = ✅ Approved for topic { $topic } only: { $name } (<code>{ $chat }</code>)
access-approve-topic = ✅ Only this topic
access-remove = 🗑 Remove
access-question-topic = Asked in topic { $topic }.
access-unclear = I can’t check right now whether you may use this bot. Please try again in a minute.
access-is-admin = This is one of the bot’s admins, who may always use it. Remove them with <code>/admins remove</code> first.
access-title = <b>Who may use the bot</b>
    ⏳ Waiting: { $asked } · ✅ Approved: { $approved } · 🚫 Blocked: { $blocked } · ▫️ Not decided: { $new }
access-mode-open = <code>ACCESS=open</code>: everybody may use the bot, except those you block.
access-mode-members = <code>ACCESS=members</code>: members of an approved group may also use the bot in private.
access-admin = An admin of the bot, who may always use it
access-topics = Only in topics { $topics }
access-spent = This month: { $sums }
access-spent-unpriced = price unknown: { $number }
access-how = By hand: <code>/allow ID</code>, <code>/block ID</code>, <code>/remove ID</code>. In a group, they work without an id; <code>/allow topic</code> approves one topic only.
access-id-missing = Add the id of a chat or user: <code>/{ $command } 12345</code>. /access lists them.
admins-title = <b>The bot’s admins</b>
admins-in-settings = { $name }, in ADMIN_IDS
admins-how = To change: <code>/admins add 12345</code>, <code>/admins remove 12345</code>, with a user’s id.
admins-added = { $name } (<code>{ $user }</code>) is an admin now. They have to write to me once, so that I can write to them.
admins-gone = { $name } (<code>{ $user }</code>) is no longer an admin.
admins-already = They’re an admin already.
admins-unknown = They aren’t an admin.
admins-last = They’re the only admin. Add another one first.
admins-configured = They’re in ADMIN_IDS. Change that setting and restart the bot.
admins-no-user = This id doesn’t belong to one person.
admins-in-private = Please send me this in our private chat.
claimed = You are this bot’s admin now. Chats that want to use it will ask you here.
claimed-next = Now write what a video should show, for example <i>a cat on the moon</i>. /help shows what else works.
claimed-photos = Photos don’t work yet: set PHOTO_LINKS, or PUBLIC_URL to an https address under which this bot can be reached.
claim-refused = This link has already been used, or is out of date.

## Help

command-video = make a video: /video a cat on the moon
command-models = the models, with their options and prices
command-settings = this chat’s model, size, duration…
command-status = how far a video is
command-tasks = your videos
command-usage = how much you have used, and what is left
command-show = resend a video
command-retry = order the same again
command-cancel = cancel a video
command-check = ask the video service now
command-forget = delete what I know of this chat
command-privacy = what I keep, and how to erase it
command-help = what I can do
help-words = • <code>/video{ $at } a cat on the moon</code>
help-photos = • a photo, or several, with a caption that says what should happen
    • reply to a photo with <code>/video{ $at }</code> and your words
help-options = <b>For one video</b>, anywhere in the text: { $options }
help-chat = <b>For this chat</b>: /settings shows and changes the defaults.
help = <b>Afterwards</b>, alone or in reply to a video:
    /status – { command-status }
    /show – { command-show }
    /retry – { command-retry }
    /cancel – { command-cancel }
    /check – { command-check }

    /tasks – { command-tasks }
    /usage – { command-usage }
    <code>/forget</code> – { command-forget }
    /privacy – { command-privacy }
help-models = Models (/models shows what each can do): { $models }
help-group = Where I may read all messages, for example as an admin, @{ $username } in a photo’s caption works too.

## Models

models-title = <b>Models</b> ({ $count })
models-none = There are no models to choose from right now. Please try again later.
models-how = For one video, add a model’s <code>--model</code> line to your request. For this chat, press a button.
models-chosen = { $title } · this chat’s model
models-paused = ⏸ Paused: { $reason }
models-price = Price: { $price }
models-price-unknown = Price: unknown
models-images-none = Pictures: none
models-images-up-to = Pictures: up to { $most }
models-images-exactly = Pictures: exactly { $most }
models-images-between = Pictures: { $least } to { $most }
models-role = { $images } ({ $role })
role-frames = first and last frame
role-things = things in the video
models-used = This chat uses { $model } now.

## Defaults

defaults-title = <b>Defaults in this chat</b>
defaults-line = { $name }: <b>{ $value }</b> ({ $source })
source-bot = the bot’s
source-chat = this chat’s
source-model = the model’s
defaults-how = To change: <code>/settings { $example }</code>
    To go back to the bot’s: <code>/settings reset</code>
defaults-price = An order with these costs <b>{ $price }</b>.
defaults-price-unknown = The price of an order with these is unknown.
confirm-above-from = From this price on, and where the price is unknown, an order waits for <b>Create</b>.
confirm-above-all = Every order waits for <b>Create</b>.
confirm-above-unpriced = No prices are known here, so every order waits for <b>Create</b>.
confirm-above-both = This chat’s: { $own }. The bot’s: { $bots }. The lower one applies.
confirm-above-how = To be asked before expensive orders:
    <code>/settings { $example }</code> (<code>confirm-above=off</code>: never)
defaults-saved = Saved.
defaults-reset = Back to the bot’s defaults.
defaults-admins-only = Only this group’s admins can change its defaults.
watermark-true = off where possible
watermark-false = always off (can get stuck)

## What the bot’s admins do by hand

bot-admins-only = Only this bot’s admins can do that.
pause-how = Write the model and why, for example <code>/pause { $example } back on Monday</code>. Everybody sees the reason.
paused-now = ⏸ <b>{ $model }</b> is paused for everybody: { $reason }. <code>/resume { $model }</code> ends the pause.
paused-refused = { $count ->
    [one] { $count } waiting request was declined. Nothing was charged for it.
   *[other] { $count } waiting requests were declined. Nothing was charged for them.
}
resume-how = Write the model, for example <code>/resume { $example }</code>.
resumed = ▶️ <b>{ $model }</b> can be ordered again.
resume-in-file = <b>{ $model }</b> stays paused: it is paused in the models file ({ $reason }). Change it there.
resume-not-paused = <b>{ $model }</b> isn’t paused.
broadcast-how = Send <code>/broadcast</code> as a reply to the message that everybody should get. It can be anything: text, a picture, a video.
broadcast-private = Please use /broadcast in our private chat.
broadcast-nobody = There is no chat to send it to yet.
broadcast-question = { $count ->
    [one] Send this message to { $count } chat?
   *[other] Send this message to { $count } chats?
}
broadcast-cancelled = Nothing was sent.
broadcast-progress = 📣 Chats reached so far: { $done } of { $total }
broadcast-stopping = Stopping…
broadcast-over = 📣 This broadcast is over: the report is below.
broadcast-done = 📣 The broadcast is done.
broadcast-stopped = 📣 The broadcast was stopped.
broadcast-broken = 📣 The broadcast ended early: the message was deleted, or it can’t be copied.
broadcast-report = Sent: { $sent }
    Blocked the bot: { $blocked }
    Failed: { $failed }
broadcast-unclear = May have arrived, not repeated: { $count }
broadcast-left = Not sent: { $count }
button-broadcast-send = 📣 Send
button-broadcast-stop = Stop

## Privacy

privacy-kept = <b>What I keep</b>
    • your requests: words, options, links to pictures and videos, and Telegram’s ids of your photos, of your account, and of this chat and its messages
    • the last request of a chat that isn’t approved yet
    • this chat’s name and defaults, and whether the owner approved it
    • your name, if you order videos
    • what each video cost, without its words
privacy-time = { $days ->
    [one] A finished request is deleted { $days } day after its last change.
   *[other] A finished request is deleted { $days } days after its last change.
} Message ids that keep a request from being made twice are deleted after { $hours } { $hours ->
    [one] hour
   *[other] hours
}. A request that waits for approval is deleted after { $kept } { $kept ->
    [one] day
   *[other] days
}.
privacy = <b>How to erase it</b>
    <code>/forget</code> asks first, then deletes your requests and this chat’s defaults, including a request that waits for approval. It also deletes your name, unless the owner was asked or has decided about you. What a video cost stays, without its words.
privacy-group = <b>How to erase it</b>
    <code>/forget</code> asks first, then deletes your requests, including one that waits for approval; if an admin of this group sends it, everybody’s requests and the group’s defaults. It also deletes your name, unless the owner was asked or has decided about you. What a video cost stays, without its words.
privacy-elsewhere = <b>Who else gets it</b>
    The video service gets your words, options and pictures, but neither your name nor your account. Its own rules apply to them, and Telegram’s to your messages.

## To the owner

owner-key = The video API refused the key (HTTP { $status }): check { $setting }.
owner-secret-in-answer = An answer of the video API had a secret of this bot in it, probably the API key. I showed it to no one. To be safe, create a new key and put it into VIDEO_API_KEY.
owner-quota = The video API says the account of { $setting } has no credit left: top it up. Its words: “{ $reason }”
owner-words = Its words: “{ $reason }”
owner-no-access = The video API doesn’t let the key in { $setting } use { $model } (HTTP { $status }). Allow the model, or its group, for that key, or correct, pause or remove the model in MODELS_FILE.
owner-address = The video API isn’t at the address that I use ({ $reason }). Check { $setting }; I used <code>{ $url }</code>.
owner-page = The video API answered with a web page instead of JSON ({ $reason }). Check { $setting }; I used <code>{ $url }</code>.
owner-certificate = I can’t make a secure connection to the video API: { $reason }. Nothing was sent. Check { $setting } (I used <code>{ $url }</code>), this machine’s clock, and HTTPS_PROXY.
owner-format = The video API doesn’t take the format of my requests ({ $reason }). Check { $setting } (I used <code>{ $url }</code>) and the provider’s format in MODELS_FILE.
owner-request = The video API doesn’t accept the field <code>{ $field }</code> of { $model } (HTTP { $status }). Change { $setting }.
owner-model-resting = The provider declined { $model } three times in a row. It’s paused for 15 minutes; then one order tries it again. The provider says: “{ $reason }”
owner-no-answers = The video service hasn’t given a usable answer about task { $task } for a while: { $reason }. Paid videos wait for it. I keep asking; please check { $setting } and whether the service works.
owner-new-shape = The video service answers about task <code>{ $task }</code> in a form I don’t know, so I can’t tell how far it is. I keep asking. Please report these field names to the bot’s developers; they contain no content:
    <pre>{ $shape }</pre>
owner-id-unreadable = The video service took a request, but I can’t read a task id in its answer. It may have been charged, and I can’t follow it. To find it at the service: task <code>{ $task }</code>, chat <code>{ $chat }</code>, { $time } UTC. The answer was:
    <pre>{ $answer }</pre>
owner-id-not-stored = The video service took task <code>{ $task }</code> as <code>{ $id }</code>, but I can’t store that id. It is paid: keep this message, and check the database. I keep trying.
owner-photos-off = Someone sent a photo, but photo links are off: set PHOTO_LINKS, or PUBLIC_URL to an https address under which this bot can be reached.
owner-photo-store = Photos can’t be passed on: { $reason }. Look at PHOTO_LINKS and its settings.
owner-update-failed = An update (id { $update }, chat { $chat }) failed three times with { $error } and was set aside; the log has the traceback.
owner-trouble = An unexpected error came up: { $error } ({ $where }). I keep trying, with longer pauses; the log has the details.
owner-database-full = The disk of the database is full, so I can’t store anything. Free some space: then I go on without a restart. Until then I take no orders and nothing is charged. Messages wait at Telegram.
owner-database-gone = The database file was deleted or replaced while I was running, so I can’t store anything. Put the file back and restart me. Until then I take no orders and nothing is charged. Messages wait at Telegram.
owner-database-damaged = The database is damaged. Restore it from a backup and restart me. Until then I take no orders and nothing is charged. Messages wait at Telegram.
owner-database-fails = I can’t write to the database; the log has the reason. I keep trying. Until then I take no orders and nothing is charged. Messages wait at Telegram.
owner-database-works = The database works again. I’m handling the messages that waited.
owner-delivery = The video of task { $id } couldn’t be delivered: { $error }. I’ll try again a few times; the log has the traceback.
owner-needs-key = The video of task { $id } couldn’t be sent into its chat, and its link works only with VIDEO_API_KEY, so nobody there can open it. If the file is larger than 50 MB, your own Bot API server (TELEGRAM_LOCAL) takes up to 2000 MB.
owner-fake-ip = { $host } resolves to a made-up address (fake IP, as from Clash), so I sent a video as a link instead of downloading it. Set FAKE_IP_NETWORKS=198.18.0.0/15 to download videos.

## Options and models
# Raised by bot/parsing and bot/catalogue. Nothing was spent when any of these is shown.

# $value: what was written (at most 40 characters); $options: the names of all options, with commas between; $example: one of
# them with a value
option-unknown =
    There is no option <code>{ $value }</code>. These are the options: <b>{ $options }</b>. /models shows their values.
    For example: <code>{ $example }</code>
    If it belongs to the prompt, put <code>--</code> before the prompt.

# $near: the value, switch or model that it resembles
option-misspelt =
    There is no option <code>{ $value }</code>. Did you mean <code>--{ $near }</code>?
    If it belongs to the prompt, put <code>--</code> before the prompt.

# the same, if it is the name of an option; $example: the option with a value
option-misspelt-name =
    There is no option <code>{ $value }</code>. Did you mean <code>--{ $near }</code>? For example: <code>{ $example }</code>
    If it belongs to the prompt, put <code>--</code> before the prompt.

# as option-unknown, in /settings
default-unknown =
    There is no setting <code>{ $value }</code>. You can set: <b>{ $options }</b>.
    For example: <code>/settings { $example }</code>

# as option-misspelt-name, in /settings
default-misspelt =
    There is no setting <code>{ $value }</code>. Did you mean <b>{ $near }</b>?
    For example: <code>/settings { $example }</code>

# confirm-above in /settings; $value: what was written; $example: how to write it
confirm-above-missing = <code>confirm-above</code> needs a price after it:
    <code>/settings { $example }</code>, or <code>off</code>.
confirm-above-value = I can’t read <code>{ $value }</code> as a price. Write one amount:
    <code>/settings { $example }</code>, or <code>off</code>.
confirm-above-currency = Prices here are in { $currency }, so I can’t use <code>{ $value }</code>. Write, for example:
    <code>/settings { $example }</code>
confirm-above-no-currency = Prices here have no currency, so write <code>{ $value }</code> as a number alone:
    <code>/settings { $example }</code>
confirm-above-of-chat = <code>{ $value }</code> is a setting of the whole chat, not of one video, so nothing was ordered. Set it with <code>/settings { $example }</code>.

# $option: the option's name (size, duration, …); $value: what was written; $allowed: values with commas between
option-value = The { $option } can be <b>{ $allowed }</b>, not <code>{ $value }</code>.

# $option: the option as written (--size); $allowed: values with commas between
option-needs-value = <code>{ $option }</code> needs a value after it, one of: <b>{ $allowed }</b>.

# $option: the option's name; $first, $second: the two places as written
option-twice = You said { $option } twice: <code>{ $first }</code> and <code>{ $second }</code>. Send it again with one of them.

# $value: what was written (12s); $allowed: durations in seconds with commas between
bare-duration =
    A video can’t be <code>{ $value }</code> long. Durations in seconds: <b>{ $allowed }</b>.
    If it belongs to the prompt, put <code>--</code> before the prompt.

# $value: the name as written; $allowed: models with commas between
model-unknown = There is no model <code>{ $value }</code>. Choose one of: <b>{ $allowed }</b>.

# $near: the models whose names are close to it, with commas between; the rest as model-unknown
model-misspelt = There is no model <code>{ $value }</code>. Did you mean <b>{ $near }</b>? All models: <b>{ $allowed }</b>.

# $model: its name; $reason: the operator's words; $allowed: the models that work, with commas between
model-paused = <b>{ $model }</b> is paused: { $reason }. You can use another model: <b>{ $allowed }</b>.
model-resting = <b>{ $model }</b> isn’t available at the video service right now; nothing was charged. Try again in about { $minutes } min.
model-paused-only = <b>{ $model }</b> is paused: { $reason }.

# $model: its name
photos-elsewhere = <b>{ $model }</b> can’t use uploaded photos here yet. A link to an image in the text works too.

# $model: its name; $reason: the operator's words
models-all-paused = <b>{ $model }</b> is paused: { $reason }. There is no other model at the moment. Please try again later.

# $model: its name; $option: the option's name; $value: what was asked; $allowed: values with commas between
option-not-offered = With <b>{ $model }</b>, the { $option } can be <b>{ $allowed }</b>, not <code>{ $value }</code>.

# $model: its name; $option: what was written; $allowed: the model's options, with commas between
option-not-taken = <b>{ $model }</b> has no option <code>{ $option }</code>. Its options: <b>{ $allowed }</b>.

# as option-not-offered; $others: names of a few other models that have the value, with commas between
value-elsewhere = With <b>{ $model }</b>, the { $option } can be <b>{ $allowed }</b>, not <code>{ $value }</code>.
    For <code>{ $value }</code>, use <code>--model</code> with <b>{ $others }</b>.

# as option-not-taken; $others: names of a few other models that have the option with that value
option-elsewhere = <b>{ $model }</b> has no option <code>{ $option }</code>. Its options: <b>{ $allowed }</b>.
    To use it, add <code>--model</code> with <b>{ $others }</b>.

# $model: its name; $option: the option's name; $count: characters of the value; $allowed: the most (both numbers)
option-too-long = For <b>{ $model }</b>, { $option } can have at most { $allowed } { $allowed ->
    [one] character
   *[other] characters
}, and yours has { $count }. Shorten it and send it again.

# $value: the name; $allowed: models with commas between
default-model-unknown =
    This chat’s default model <code>{ $value }</code> no longer exists. These do: <b>{ $allowed }</b>.
    Add <code>--model</code> with one of these to your request, or change the default with <code>/settings model=…</code>

# $model, $reason, $allowed: as model-paused, but the model is the chat's default
default-model-paused =
    This chat’s default model <b>{ $model }</b> is paused: { $reason }. These work: <b>{ $allowed }</b>.
    Add <code>--model</code> with one of these to your request, or change the default with <code>/settings model=…</code>

# $model: its name; $count: images in the request; $allowed: the most it takes (both numbers)
images-too-many = { $allowed ->
    [one] <b>{ $model }</b> takes at most { $allowed } image, and there are { $count }. Send it again with fewer.
   *[other] <b>{ $model }</b> takes at most { $allowed } images, and there are { $count }. Send it again with fewer.
}

# $model: its name; ($count, $allowed = 0 come too)
images-not-taken = <b>{ $model }</b> takes no images. Send it again without any.

# $model: its name; $count: images in the request; $allowed: the fewest it takes (both numbers)
images-too-few = { $allowed ->
    [one] <b>{ $model }</b> needs at least { $allowed } image. Send it again with a photo.
   *[other] <b>{ $model }</b> needs at least { $allowed } images, and you sent { $count }. Send it again with more photos.
}

# $model: its name; $count: characters of the prompt; $allowed: the most it takes (both numbers)
prompt-too-long = <b>{ $model }</b> takes prompts of at most { $allowed } { $allowed ->
    [one] character
   *[other] characters
}, and yours has { $count }. Shorten it and send it again.

## Budgets

budget-used-up = { $payer ->
    [chat] This chat’s budget
    [user] Your budget
   *[all] The budget for all videos
} { $period ->
    [month] for this month
   *[day] for today
} is used up. It starts again at { $until }.
budget-too-little = { $payer ->
    [chat] This chat’s budget
    [user] Your budget
   *[all] The budget for all videos
} { $period ->
    [month] for this month
   *[day] for today
} is too small now for this video, which costs { $price }. It starts again at { $until }.
budget-none = { $payer ->
    [chat] This chat can’t order videos at the moment
    [user] You can’t order videos at the moment
   *[all] Nobody can order videos at the moment
}: the owner of this bot has set its budget to zero.
budget-unpriced = A budget applies here, and the price of { $model } is unknown, so I can’t order this video. The owner has been told.
budget-unpriced-untold = A budget applies here, and the price of { $model } is unknown, so I can’t order this video. Only this bot’s owner can fix this.
budget-busy = The budgets are being changed right now. Please try again.
budgets-title = <b>Budgets</b>
budgets-none = There are no budgets: anybody who may use the bot can order as much as they like.
budgets-line = <code>{ $budget }</code>: { $used } used, until { $until }
budgets-line-each = <code>{ $budget }</code>
budgets-how = Set one: <code>/budget 20/day</code>, <code>/budget 50 videos/month</code>, <code>/budget chat 5/day</code>, <code>/budget user 2/day</code>, <code>/budget ID 3/day</code>. Remove one: <code>/budget off/day</code>, <code>/budget chat off/day</code>, <code>/budget off videos/month</code>.
budgets-currency = Amounts are in { $currency }.
budget-invalid = I don’t understand the budget “{ $text }”. Write amounts with a point: <code>0.50/day</code>.
budget-saved = ✅ Saved: <code>{ $budget }</code>
refund-how = Write the id of a task, or the beginning of it: <code>/refund ID</code>. Or send <code>/refund</code> in reply to the task’s message.
refund-done = ✅ Given back: { $amount }. The budgets no longer count it.
refund-unpriced = ✅ Task <code>{ $id }</code> no longer counts. Its price was unknown.
refund-twice = This task’s charge has already been given back.
refund-none = No charge is known for this task.
refund-unsent = This task hasn’t been sent yet. If you cancel it, nothing is charged; if it fails before it is charged, the money comes back on its own.
task-several = Several tasks begin with this. Write more of the id.
owner-budget-share = { $percent } % of the budget { $budget } is used. It starts again at { $until }.
owner-budget-used-up = The budget { $budget } is used up. It starts again at { $until }. Send /budget to see or change it.
owner-budget-none = An order was refused, because the budget { $budget } allows none. Send /budget to see or change it.
owner-budget-too-little = An order was declined because too little is left of the budget { $budget }. It starts again at { $until }. Send /budget to see or change it.
owner-budget-unpriced = Somebody wanted a video of { $model }, whose price is unknown, while a money budget applies. I declined it: add a price for it in MODELS_FILE, or remove the budget.
price-changed = The price is { $price } now. Press again to order for it.
price-unknown-now = The price is no longer known. Press again to order anyway.

## Statistics

stats-today = <b>Today</b> ({ $date })
stats-month = <b>This month</b> ({ $date })
stats-counts = Made: { $made } · failed: { $failed } · unknown: { $unknown }
stats-in-progress = In progress: { $number }
stats-spent = Spent: { $amount }
stats-spent-other = In other currencies: { $amounts }
stats-unpriced = Price unknown: { $videos }
stats-not-charged = Declined or cancelled, not charged: { $number }
stats-models = <b>This month by model</b>
stats-chats = <b>This month by chat</b>
stats-users = <b>This month by user</b>
stats-videos = { $count ->
    [one] { $count } video
   *[other] { $count } videos
}
stats-line = { $name }: { $sums }
stats-line-today = { $name }: { $sums } (today { $today })
stats-more = … and { $more } more
stats-how = As a file: <code>/stats csv</code>
stats-file = All charges from { $first } to { $last }
stats-picture = Spent each day of this month, by model
stats-picture-videos = Videos each day of this month, by model
stats-other = other
usage-left-title = <b>Left</b>
usage-left = { $payer ->
    [chat] This chat
    [user] You
   *[all] Everybody together
}, { $period ->
    [month] this month
   *[day] today
}: { $left } of { $most }, until { $until }
balance-title = <b>Balance of the providers</b>
balance-left = { $provider }: { $left } left, { $used } used
balance-no-limit = { $provider }: no limit of its own, { $used } used
balance-untold = { $provider }: not reported
balance-unit = In US dollars, or what the account counts in.
owner-balance-low = The account at { $provider } has { $left } left, and the last 24 hours cost { $cost } there. Top it up before it runs out. /balance shows all accounts.

# Settings of a chat or a topic
from-topic = This topic’s defaults: { $names }.
source-topic = this topic’s
settings-title-topic = <b>Defaults in this topic</b>
settings-whole-chat = This applies to the whole chat.
settings-who-admins = Only this group’s admins can press these buttons.
settings-who-everybody = Everybody in this group can press these buttons.
settings-who-admins-only = Only this group’s admins can decide who may change its settings.
settings-confirm = ask first from
settings-confirm-all = any price
settings-language = language
settings-language-own = each person’s own
settings-who = who may change this
settings-admins = admins
settings-everybody = everybody
settings-choose = Choose: <b>{ $name }</b>
settings-typed = Type it: <code>/settings { $example }</code>
settings-changed = The settings have changed since then. This is how they are now.
settings-reset-topic = This topic uses the chat’s defaults again.
button-settings-back = ← Settings
button-settings-default = The default
button-settings-chats = As in the chat
button-settings-reset = Back to the bot’s defaults
language-name = English
settings-button = { $name }: { $value }
settings-how-topic = To change: <code>/settings { $example }</code>
    To go back to the chat’s: <code>/settings reset</code>
settings-model-used-topic = This topic uses { $model } now.

## Groups: greeting, mentions, delivery elsewhere; menus and profile

mention-how = Write after my name what the video should show, for example:
    <code>@{ $username } a cat on the moon</code>
mention-order = order at once
mention-offer = offer first
mention-value = <code>{ $value }</code> isn’t a choice here. Write <code>/settings mention=offer</code> or <code>/settings mention=order</code>.
mention-in-groups = This is a setting of groups. Here you don’t need my name: just write.
settings-mention = when you mention me
settings-choose-mention = <b>When you mention me</b> with words in this group, I can offer the video with a <b>Create</b> button, or order it at once.
greeting = 👋 I make videos. Write, for example: <code>/video@{ $username } a cat on the moon</code>
greeting-privacy = I only see commands and replies to my messages here. As an admin, I’d also see <code>@{ $username }</code> with words.
greeting-all = <code>@{ $username }</code> with words works, too. I stay silent otherwise.
button-open-settings = ⚙️ Settings
elsewhere = I couldn’t post this in “{ $title }”, so here it is.
elsewhere-group = I couldn’t post this in the group where you asked, so here it is.
command-access = who may use the bot
command-admins = the bot’s admins
command-budget = limits on spending
command-stats = what was made and spent
command-balance = what is left at the video services
command-broadcast = send a message to every chat
command-pause = stop offering a model: /pause MODEL
command-resume = offer a paused model again: /resume MODEL
command-refund = take back the charge of a video: /refund ID
profile-description = I make videos from your words and photos.

    Write what the video should show, such as: a cat on the moon. Or send a photo with a caption.

    You can also add me to a group.
profile-short = Makes videos from your words and photos, in private and in groups.
## Inline mode

inline-no-videos = No videos yet · Open the bot
inline-no-match = None of your videos match
inline-untitled = Video
inline-description = { $options } · { $date }
## Changing a video, and the shape of a picture

doubt-change = ✏️ <b>What should be different?</b> Nothing is ordered before you press <b>Create</b>.
change-lost = { $model } can’t do these, so they don’t apply: { $names }.
change-typed = To set more, reply to this message with { $examples }
change-words = <b>Reply to this message</b> with the new words. What you chose here stays. (Reply to the video itself to start from that one.) The words so far:
    <code>{ $prompt }</code>
button-change-words = 💬 Other words
button-change-back = ← All options
button-fit = 🎬 { $shape } (fits the photo)
button-fit-again = 🔁 { $shape } (fits the photo)
button-fit-instead = 🎬 { $shape } instead (fits the photo)
shape-square = square
details-when = Ordered: { $time }
details-who = By: { $name }
details-price = Price: { $price }
details-price-back = Price: { $price }, given back
## Lists of tasks to pick from

task-short = I need at least the first eight characters of the id. Or send the command alone and pick from a list.
tasks-how = Press a number to open it.
tasks-state-waiting = waiting
tasks-state-making = being made
tasks-state-coming = on its way here
tasks-state-done = done
tasks-state-undelivered = made, but not delivered
tasks-state-failed = failed
tasks-state-expired = no result
tasks-state-unknown = outcome unknown
tasks-state-refused = declined
tasks-state-cancelled = cancelled
pick-show = Which video shall I send again? It’s free.
pick-retry = Which one shall I order again?
pick-cancel = Which one shall I cancel?
pick-check = Which one shall I ask the video service about?
pick-status = Which one do you mean?
pick-none-show = There’s no finished video here yet.
pick-none-cancel = Nothing is waiting or being made here right now.
pick-none-check = No video is being made here right now.
pick-stale = That has changed in the meantime. Here is the list as it is now.

## The question of /forget

forget-question-private = <b>Delete all this?</b>
forget-question-own = <b>Delete your data in this group?</b>
forget-question-all = <b>Delete everybody’s data in this group?</b>
forget-videos = { $count ->
    [one] • { $count } video, with its words
   *[other] • { $count } videos, with their words
}
forget-requests = { $count ->
    [one] • { $count } other request
   *[other] • { $count } other requests
}
forget-photos = { $count ->
    [one] • { $count } photo you sent for them
   *[other] • { $count } photos you sent for them
}
forget-waiting = • the request that waits for approval
forget-defaults = • this chat’s defaults
forget-name = • your name
forget-messages = The messages in this chat stay, but I won’t be able to bring these videos again.
forget-unfinished = { $count ->
    [one] { $count } video is under way and paid, or may be. It stays; you can decide about it afterwards.
   *[other] { $count } videos are under way and paid, or may be. They stay; you can decide about them afterwards.
}
forget-done = Deleted.
forget-nothing = Nothing was deleted.
forget-renewed = That question was out of date. Here is what there is now.
forget-answered = This question has been answered already.
button-forget-delete = 🗑 Delete
button-forget-keep = Keep
## The greeting, small talk, and what is no order
example-prompt = a cat on the moon
start-private = 👋 Hi! <b>I make videos.</b>
    Just tell me in your own words what yours should show.
start-group = 👋 Hi! <b>I make videos.</b>
    Write <code>/video@{ $username } a cat on the moon</code>, with your own words.
start-who = 👋 Hi! <b>I make videos.</b>
start-price = A video costs { $price }.
start-try = Want to see one first? The 🎬 button orders it right away:
start-ask = The owner of this bot decides who may use it. Tell me what your first video should show, and I’ll ask them.
start-ask-group = The owner of this bot decides who may use it. Send <code>/video@{ $username }</code> with what your first video should show, and I’ll ask them.
start-photo = Send me a photo and write in its caption what should happen, for example: <i>she turns around and smiles</i>
start-photo-group = Reply to a photo with <code>/video@{ $username }</code> and what should happen, for example: <i>she turns around and smiles</i>
button-start-example = 🎬 { $prompt }
button-start-photo = 📷 Use a photo
button-start-settings = ⚙️ Settings
help-title = <b>I make videos from words.</b>
help-photos-title = <b>I make videos from words and photos.</b>
help-plain = • your words alone: I show you what I’d make, and a button orders it
help-links = • words with a link to an image, which then appears in the video
answer-thanks = You’re welcome! 😊
answer-who = I’m a bot. You write what a video should show, and an AI video service makes it. /help has all the details.
answer-bye = See you! 👋
answer-no = All right. An offer costs nothing unless you press its button.
answer-ok = 👍 If I’ve offered you a video, the button below the offer orders it. For another one, just write what it should show.
costs-own = With this chat’s defaults ({ $video }), a video costs <b>{ $price }</b>.
costs-own-unknown = With this chat’s defaults ({ $video }), I don’t know the price.
costs-more = /models shows all prices.
costs-unknown = I don’t know what a video costs: the owner of this bot hasn’t entered any prices.
doubt-talk = Is this really what the video should show? I’m asking first.
attachment-voice = I can’t listen to voice messages or music. Please write what your video should show.
attachment-sticker = Nice sticker! But I can’t make a video of it. Just write what it should show.
attachment-other = I can’t make a video of this. Just write what it should show.
prompt-missing-words = Tell me what the video should show, for example:
    <code>/video a cat on the moon</code>
prompt-missing-group = Tell me what the video should show, for example:
    <code>/video@{ $username } a cat on the moon</code>
# What people write, without signs, emoji and accents; | stands between two phrases. A letter may be repeated.
heard-thanks = thanks | thank you | thank u | thankyou | thx | thnx | tnx | tks | ty | tysm | tyvm | many thanks | thanks a lot | thanks so much | thank you so much
    | thank you very much | thanks a million | cheers | much appreciated | i appreciate it | appreciate it | great job | good job | nice job | well done | good work | nice work
    | great work | love it | i love it | i like it | nice | very nice | nice one | cool | very cool | so cool | great | that is great | thats great | awesome | amazing | perfect | excellent
    | wonderful | fantastic | brilliant | beautiful | lovely | super | wow | haha | lol | lmao | rofl | great video | nice video | good video | good bot | nice bot | you are the best | youre the best
    | you are great | youre great | you rock | well done you | looks great | looks good
    | thanks man | thank you sir | thank you bro | thanks for your help | thanks for the help | thanks for the video | thank you for your help | thank you for the video | thank you very much for the video | thanks for everything
heard-greeting = hi | hi there | hello | hello there | hey | hey there | heya | hiya | yo | howdy | hi all | greetings | good morning | good afternoon | good evening | good day
    | how are you | how are you doing | how r u | how do you do | how is it going | hows it going | whats up | what is up | sup | wassup | nice to meet you | start | anybody there | are you there
    | anyone there | you there
    | hey you | hello everyone | hi everyone
heard-price = how much | how much is it | how much is this | how much is a video | how much is one video | how much does it cost | how much does this cost | how much does a video cost | how much does one video cost
    | how much do videos cost | how much for a video | how much for one video | what does it cost | what does this cost | what does a video cost | what is the price | whats the price | what are the prices | price | prices | pricing
    | cost | costs | is it free | is this free | are you free of charge | is it for free | do i have to pay | do i need to pay | how expensive is it | what will it cost | how much will it cost | price please | price list
    | price pls | how much is 1 video | how much is one | how much for one | how much for 1 video | what does one cost | cost per video | price per video
heard-help = help | help me | please help | i need help | what can you do | what do you do | what can i do | what can i do here | how does it work | how does this work | how do i use this | how do i use you | how do you work
    | how to use | how to use this | how to use it | what now | what next | commands | menu | options | instructions | how do i make a video | how to make a video | how can i make a video | can you help me | can you help | info
    | what can you do for me | how does it work exactly
heard-who = who are you | who r u | what are you | what is this | whats this | what bot is this | are you a bot | are you human | are you a human | are you real | are you a robot | are you an ai | whats your name | what is your name | who made you
    | what is this bot | who is this
heard-bye = bye | bye bye | byebye | goodbye | good bye | see you | see you later | see ya | cya | later | good night | goodnight | gn | take care | have a nice day | have a good day
heard-no = no | nope | nah | no thanks | no thank you | not now | not really | never mind | nevermind | nvm | stop | forget it | dont | no need
heard-ok = ok | okay | okey | oke | k | kk | okie | okey dokey | alright | all right | right | sure | yes | yes please | yep | yeah | yup | ya | yea | y | fine | got it | i see | understood | good | very good | sounds good | go ahead | do it | please do | please | oh
    | aha | hm | hmm | mhm | sorry | no problem | np | im waiting | waiting
    | pls | plz
heard-names = bot | buddy | bro
## The card of a task

button-unmute = 🔔 Post it here after all
button-photo = 🖼 Another photo
button-words = ✏️ Other words
photo-how = <b>Reply to the message above</b> with another photo. Your words stay the same, and I’ll ask before I order it.
cancel-muted = It’s already paid for, so it will still be made. I won’t post it here.
cancel-late = Too late to cancel: the video service already has it.
unmuted = OK, I’ll post it here.
status-estimate = { $bar } ≈ { $percent }% (estimate) · { $elapsed } so far, usually { $usual }
status-same = No change for { $same }.
status-left = No change for { $same }. Going by the usual time, about { $left } to go.
status-heard = Last heard from the video service { $ago } ago.
check-asked = I’ve just asked the video service.
check-percent = Its last answer, { $ago } ago: { $percent }%.
check-no-percent = Its last answer, { $ago } ago: still in progress.
failed-people = The video service doesn’t allow real people or faces here.
failed-copyright = The video service thinks this is too close to something protected by copyright.
failed-policy = This breaks the video service’s content rules.
failed-length = Your words are too long for the video service.
failed-picture = The video service can’t use the picture.
failed-timeout = It took the video service too long.
failed-options = The video service doesn’t accept one of the settings.
failed-lost = The video service has lost this video.
failed-internal = Something went wrong at the video service.
failed-other = The video service couldn’t make this video.

### 机器人对人说的所有话（简体中文）。键与 en.ftl 相同；这里没有的键用英语。

## 理解的内容

seconds = { $count } 秒
images = { $count } 张图片
orientation-portrait = 竖屏
orientation-landscape = 横屏
size-small = 小尺寸
size-large = 大尺寸
switch-true = 开
switch-false = 关
understood-images = { $understood } · { $images }
understood-price = { $understood } · { $price }
understood-named = { $understood } · { $name }：{ $value }
name-model = 模型
name-orientation = 方向
name-size = 尺寸
name-duration = 时长
name-watermark = 水印
separator = 、
from-chat = 按本聊天的默认设置：{ $names }。
from-model = { $model } 没有本聊天默认设置中的：{ $names }，改用该模型自己的默认值。
quoted = <blockquote>{ $prompt }</blockquote>

## 任务的状态消息

status-queued = ⏳ 你的请求正在排队，等待提交。
status-submitting = ⏳ 正在把你的请求提交给视频服务……
status-retry-unreachable = ⏳ 暂时连接不上视频服务。我会继续尝试，目前没有扣费。
status-retry-busy = ⏳ 视频服务现在很忙。我会继续尝试，目前没有扣费。
status-retry-photo-store = ⏳ 暂时无法转交你的照片。我会继续尝试，目前没有扣费。
status-running = 🎬 你的视频正在生成。
    任务 <code>{ $id }</code>
status-late = 这次比平常慢，但据我所知一切正常。
status-unresolved = ⏱ 已经过了异常久的时间，仍然没有结果。据我所知并没有失败：我会继续查询，并在这里告诉你。
    任务 <code>{ $id }</code>
status-progress = { $bar } { $percent }% · 已用 { $elapsed }，通常 { $usual }
status-usual = 通常需要约 { $usual }。
minutes = { $count } 分钟
status-ready = 📦 你的视频做好了，正在送过来……
    任务 <code>{ $id }</code>
status-delivered = ✅ 完成。
    任务 <code>{ $id }</code>
status-failed = ❌ { $why }
    任务 <code>{ $id }</code>
status-failed-money = 是否退费由视频服务决定。
status-failed-images = 请求里有 { $images }：换一张试试，或者不用图片。
status-expired = ⌛ 很长时间都没有结果，我已停止查询。可能已扣费。
    任务 <code>{ $id }</code>
status-undelivered = ⚠️ 你的视频做好了，但{ $reason }
    重新获取视频是免费的。
    任务 <code>{ $id }</code>
status-muted = 🔇 已静音。费用已付，视频仍会做好：用 <code>/show { $short }</code> 取视频。
    任务 <code>{ $id }</code>
status-place = 你排在第 { $place } 位。
undelivered-send-unclear = 可能没有送到：发送途中连接中断。请看看这里有没有。
undelivered-send-interrupted = 可能没有送到：发送途中我被中断。请看看这里有没有。
undelivered-chat-unreachable = 我无法在这里发消息。
undelivered-send-refused = Telegram 没有接受它。
undelivered-link-refused = 下载链接不安全。
undelivered-not-a-video = 文件不是视频。
undelivered-endless = 文件太大了。
undelivered-link-dead = 下载链接打不开。
undelivered-needs-key = 我没能把它带到这里，它的链接也只有本机器人能打开。
undelivered-went-wrong = 我这边出了问题。
result-link = 🎬 { $reason }你可以<a href="{ $url }">在这里观看或保存</a>。请尽快，链接会过期。
link-too-large = 你的视频太大，无法通过 Telegram 发送。
link-not-taken = Telegram 没有接受你的视频。
link-not-secure = 你的视频只有未加密的链接（http），我不从这种链接下载。
link-not-downloaded = 我没能下载你的视频。
result-caption = { $quote }
    { $understood }
status-refused = ❌ { $reason }
    没有扣费。
    任务 <code>{ $id }</code>
refused-elsewhere = ❌ 我没有在“{ $title }”发消息的权限，所以没有为你下单。没有扣费。
    请让群管理员允许我在那里发消息（或重新打开话题），然后再发一次请求。
refused-somewhere = ❌ 我没有在你要视频的那个群里发消息的权限，所以没有下单。没有扣费。
    请让群管理员允许我在那里发消息（或重新打开话题），然后再发一次请求。
status-unknown = ⚠️ { $reason }
    我无法确定是否已扣费，所以没有重新提交。
    任务 <code>{ $id }</code>
status-unknown-again = ⚠️ { $reason }
    你已选择重新提交。如果第一次的请求后来有了结果，我会在这里告诉你。
    任务 <code>{ $id }</code>
status-unknown-forgotten = ⚠️ { $reason }
    已忽略。如果后来有了结果，我会在这里告诉你。
    任务 <code>{ $id }</code>
status-cancelled = 已取消，没有扣费。

reason-words = “{ $reason }”
owner-told = { $reason }已通知机器人主人。
owner-untold = { $reason }只有机器人主人能解决这个问题。
reason-said = 视频服务拒绝了请求：“{ $reason }”
reason-refused = 视频服务拒绝了请求，没有给出原因。
reason-key = 视频服务不接受本机器人的密钥。
reason-quota = 本机器人在视频服务的账户余额已用完。
reason-model = 视频服务目前没有 { $model }。
reason-no-access = 视频服务不允许本机器人使用 { $model }。
reason-paused = { $model } 已暂停：{ $reason }。
reason-removed = 本机器人不再提供 { $model }。
reason-unreachable = 连接不上视频服务。
reason-moved = 机器人后来换了视频服务，请重新发送请求。
reason-busy = 视频服务太忙。
reason-photos = 本机器人无法再转交照片。
reason-photo-store = 没能把你的照片转交给视频服务。
reason-photo-gone = 我已经无法从 Telegram 取得你的照片，请重新发送。
reason-picture-link = 无法加载这张图片：{ $reason }
    请直接发送图片，或发送能直接打开图片的链接。
reason-photo-too-big = 你的照片超过 { $limit } MB，我无法转交。请以照片（而不是文件）的形式发送，或缩小后再发。
reason-may-not-write = 我没有在这里发消息的权限，所以没有下单。群管理员可以允许我发消息。
reason-telegram = 我连不上 Telegram，所以没有下单。
reason-went-wrong = 我这边出了问题，所以没有发送。
reason-timeout = 请求已发出，但视频服务没有及时答复。
reason-broken = 请求发送途中连接中断。
reason-unclear = 从视频服务的回复看不出请求是否已被接受。
reason-address = 在本机器人使用的地址上找不到视频服务。
reason-page = 从视频服务的回复看不出请求是否已被接受：回复是一个网页。
reason-certificate = 无法与视频服务建立安全连接，所以什么都没有发送。
reason-format = 视频服务不接受本机器人发送请求的形式。
reason-request = 视频服务不接受本机器人发送的某项设置。
reason-interrupted = 请求发送途中机器人被中断。
reason-absent = 视频服务那边没有这个请求：它没有送达。

button-create = 🎬 生成
button-create-for = 🎬 花 { $price } 生成
button-cancel = 取消
button-as-picture = 当作图片
button-as-words = 留在描述里
button-again-paid = 重新提交（可能重复扣费）
button-again = 重试
button-forget = 忽略
button-redo = 🔁 再来一次
button-retry = 🔁 重试
button-change = ✏️ 修改
button-details = ℹ️ 详情
button-deliver = 📦 获取视频
button-check = 🔄 查询
button-model = 试试 { $model }
button-later = ⏳ 稍后用 { $model }
button-with = 🎬 { $model }
button-use = 在这里用 { $model }
button-copy = 复制任务 ID
button-newer = ← 较新
button-older = 较早 →
button-previous = ← 上一页
button-next = 下一页 →
button-ordered = 已下单。

## 聊天的任务

tasks-none = 这里还没有视频。试试 <code>/video{ $at } 月球上的一只猫</code>
tasks-title = <b>你的视频</b>（{ $count }）
tasks-title-group = <b>本群的视频</b>（{ $count }）
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
task-not-found = 本聊天里没有这个任务。用 /tasks 查看所有任务。
task-moved-on = 情况刚刚有变：用 /status 查看进度。
details-id = { $state } 任务 <code>{ $short }</code>
details-provider-id = 视频服务的任务 ID：<code>{ $id }</code>
details-took = 用时 { $span }。
details-enhanced = 视频服务改写了你的描述：
show-coming = 正在送来。
show-not-yet = 还没有做好。用 /status 查看进度。
show-nothing = 这个任务没有视频。
show-only-link = 它是以链接形式发到本聊天的；Telegram 上没有视频本身。
show-failed = Telegram 现在不接收它。请稍后再试。
show-unclear = 可能没有送到：连接中断。如果这里没有，请再发一次 /show，不收费。
check-asking = 我正在向视频服务查询。
check-done = 已经完成：用 /show 重新取回视频。
check-nothing = 这个任务目前没有什么要向视频服务查询的。
cancel-free = 已取消，没有扣费。
cancel-sending = 请求正在发送，无法停止。如果服务接受，就会扣费。我不会把视频发到这里；做好后用 /show 取视频。请别拖太久：服务只在有限时间内保留视频。
cancel-paid = 已经下单，无法退费。我不会把视频发到这里；做好后用 /show 取视频。请别拖太久：服务只在有限时间内保留视频。
cancel-unknown = 我不会再提它。我无法确定是否已扣费。
cancel-nothing = 来不及取消了：任务已经结束。
forgotten = { $count ->
    [0] 没有你的内容可以删除。
   *[other] 已删除 { $count } 个任务及其描述和图片。
}
forgotten-defaults = 已删除本聊天的默认设置。
forgotten-left = 有 { $count } 个任务还在进行，已经付费或可能已经付费，所以我保留了。如果也删除，视频就没有了。
button-erase = { $count ->
    [1] 也删除它
   *[other] 也删除它们
}

## 询问

offer = 要用这个生成视频吗？
    { $understood }
offer-links = { $count ->
    [1] <b>{ $hosts }</b> 的链接是要用在视频里的图片吗？
   *[other] <b>{ $hosts }</b> 的这 { $count } 个链接是要用在视频里的图片吗？
}
    { $understood }
doubt-forwarded = 这是转发的消息，所以先问一下。
doubt-cut = Telegram 把这段文字拆成了几条消息，所以先问一下。
doubt-captions = 这个相册有多段说明文字，所以先问一下。
doubt-story = 我看不到你回复的那条动态，只能用你写的文字。
doubt-paid = 我无法使用你回复的付费内容，只能用你写的文字。
doubt-price = 这要花钱，所以我先问一下。
doubt-price-unknown = 我不知道这要花多少钱，所以先问一下。
doubt-reply = 我无法使用你回复的那条消息，只能用你写的文字。
offer-models = 或者换一个模型下单：
pictures-frames = 图片：第一张是首帧，第二张是尾帧。
pictures-things = 图片：会出现在视频中的事物。
offer-photos = { $count ->
    [1] 照片收到了。视频里要发生什么？请<b>回复这条消息</b>告诉我。
   *[other] 收到 { $count } 张照片。视频里要发生什么？<b>回复这条消息</b>会用上全部照片；只回复其中一张，就只用那一张。
}

## 对消息的答复

prompt-missing = 告诉我视频要拍什么，例如：
    <code>/video 月球上的一只猫</code>
    也可以发一张照片，把描述写在照片的说明里。
prompt-secret = 这段文字无法使用：其中有一部分像密码或访问密钥。请删掉那部分再发一次。没有扣费。
photos-off = 本机器人还不能使用照片，需要机器人主人先完成设置。只用文字就可以。在文字里附上图片链接也行。
photo-too-big = 这个文件超过 { $limit } MB，我无法转交。请以照片（而不是文件）的形式发送，或缩小后再发。没有扣费。
attachment-unusable = 我用文字和图片（JPEG、PNG、WebP）生成视频，这个用不了。请以照片形式发送图片，并在说明里写上视频内容。
album-late = 这张照片到得太晚，没赶上它的相册；其他照片已按没有它的情况处理。
unknown-command = 我不认识这个命令。发送 /help 看看我能做什么。
unknown-command-near = 我不认识 <code>{ $command }</code>。你是指这个吗？
    <code>{ $meant }</code>
unknown-command-photo = 我不认识 <code>{ $command }</code>。如果你是指这个，请回复那张照片发送：
    <code>{ $meant }</code>
button-stale = 这个按钮已失效。
went-wrong = 我这边出了问题，你的消息没有被处理。
button-not-yours = 只有提出请求的人或管理员才能点。

## 使用权限

access-asked = 我已请机器人主人批准你使用。有答复后会在这里告诉你。
access-waiting = 机器人主人还没有答复。有答复后我会在这里告诉你。
access-blocked = 机器人主人没有允许本聊天使用。
access-unclaimed = 机器人还没有准备好，请稍后再试。
access-question-private = <b>{ $name }</b>（用户 <code>{ $user }</code>）想使用机器人。其所有订单的费用都由你承担。
access-question-group = 群组 <b>{ $title }</b>（<code>{ $chat }</code>）想使用机器人，由 { $name }（用户 <code>{ $user }</code>）提出。群里所有订单的费用都由你承担。
access-approve = ✅ 批准
access-block = 🚫 拒绝
access-approved = ✅ 已获批准。请重新发送请求：<code>/video{ $at } 月球上的一只猫</code>，或带说明的照片。
access-decided-approved = ✅ 已批准：{ $name }（<code>{ $chat }</code>）
access-decided-blocked = 🚫 已拒绝：{ $name }（<code>{ $chat }</code>）
access-approved-kept = ✅ 已获批准。这是你之前的请求；如果还需要，请点<b>生成</b>。
access-decided-new = 🗑 已移除：{ $name }（<code>{ $chat }</code>）。要使用机器人需重新申请。
access-decided-topic = ✅ 仅批准话题 { $topic }：{ $name }（<code>{ $chat }</code>）
access-approve-topic = ✅ 仅此话题
access-remove = 🗑 移除
access-question-topic = 在话题 { $topic } 中提出。
access-unclear = 现在无法确认你是否可以使用本机器人，请一分钟后再试。
access-is-admin = 这是机器人的管理员，始终可以使用。请先用 <code>/admins remove</code> 移除。
access-title = <b>谁可以使用机器人</b>
    ⏳ 等待中：{ $asked } · ✅ 已批准：{ $approved } · 🚫 已拒绝：{ $blocked } · ▫️ 未决定：{ $new }
access-mode-open = <code>ACCESS=open</code>：除了你拒绝的，所有人都可以使用。
access-mode-members = <code>ACCESS=members</code>：已批准群组的成员也可以私聊使用。
access-admin = 机器人管理员，随时可以使用
access-topics = 仅限话题 { $topics }
access-spent = 本月：{ $sums }
access-spent-unpriced = 价格未知：{ $number }
access-how = 手动：<code>/allow ID</code>、<code>/block ID</code>、<code>/remove ID</code>。在群组里可以不写 ID；<code>/allow topic</code> 只批准一个话题。
access-id-missing = 请加上聊天或用户的 ID：<code>/{ $command } 12345</code>。列表见 /access
admins-title = <b>机器人的管理员</b>
admins-in-settings = { $name }，在 ADMIN_IDS 中
admins-how = 更改：<code>/admins add 12345</code>、<code>/admins remove 12345</code>，写用户的 ID。
admins-added = { $name }（<code>{ $user }</code>）现在是管理员。对方需要先给我发一条消息，我才能给对方发消息。
admins-gone = { $name }（<code>{ $user }</code>）不再是管理员。
admins-already = 对方已经是管理员。
admins-unknown = 对方不是管理员。
admins-last = 这是唯一的管理员。请先添加另一位。
admins-configured = 对方在 ADMIN_IDS 中。请更改该设置并重启机器人。
admins-no-user = 这个 ID 不属于某一个人。
admins-in-private = 请在私聊里发给我。
claimed = 你现在是本机器人的管理员。想使用它的聊天会在这里征求你的同意。
claimed-next = 现在就写下视频里要有什么吧，例如：<i>月球上的一只猫</i>。更多用法见 /help。
claimed-photos = 照片功能还不能用：请设置 PHOTO_LINKS，或把 PUBLIC_URL 设为能访问本机器人的 https 地址。
claim-refused = 这个链接已被使用，或已失效。

## 帮助

command-video = 生成视频：/video 月球上的一只猫
command-models = 有哪些模型，各自的选项和价格
command-settings = 本聊天的模型、尺寸、时长等
command-status = 视频的进度
command-tasks = 你的视频
command-usage = 你用了多少，还剩多少
command-show = 重新发送视频
command-retry = 原样再下单
command-cancel = 取消视频
command-check = 立即向视频服务查询
command-forget = 删除我保存的本聊天内容
command-privacy = 我保存什么，以及如何删除
command-help = 我能做什么
help-words = • <code>/video{ $at } 月球上的一只猫</code>
help-photos = • 一张或多张照片，在说明里写上要发生什么
    • 用 <code>/video{ $at }</code> 加描述回复一张照片
help-options = <b>只对一个视频</b>，写在文字的任何位置：{ $options }
help-chat = <b>对本聊天</b>：/settings 查看和更改默认设置。
help = <b>之后</b>，单独发送，或回复视频：
    /status – { command-status }
    /show – { command-show }
    /retry – { command-retry }
    /cancel – { command-cancel }
    /check – { command-check }

    /tasks – { command-tasks }
    /usage – { command-usage }
    <code>/forget</code> – { command-forget }
    /privacy – { command-privacy }
help-models = 模型（/models 查看各自能做什么）：{ $models }
help-group = 在我能读到所有消息的群里（例如我是群管理员），照片说明里提到 @{ $username } 也可以。

## 模型

models-title = <b>模型</b>（{ $count }）
models-none = 目前没有可选的模型，请稍后再试。
models-how = 只用于一个视频：在请求中加上该模型的 <code>--model</code> 那一行。用于本聊天：点按钮。
models-chosen = { $title } · 本聊天的模型
models-paused = ⏸ 已暂停：{ $reason }
models-price = 价格：{ $price }
models-price-unknown = 价格：未知
models-images-none = 图片：不接受
models-images-up-to = 图片：最多 { $most } 张
models-images-exactly = 图片：必须 { $most } 张
models-images-between = 图片：{ $least } 到 { $most } 张
models-role = { $images }（{ $role }）
role-frames = 首帧和尾帧
role-things = 视频中的事物
models-used = 本聊天现在使用 { $model }。

## 默认设置

defaults-title = <b>本聊天的默认设置</b>
defaults-line = { $name }：<b>{ $value }</b>（{ $source }）
source-bot = 机器人的默认
source-chat = 本聊天的默认
source-model = 模型的默认
defaults-how = 更改：<code>/settings { $example }</code>
    恢复机器人的默认设置：<code>/settings reset</code>
defaults-price = 按此设置，一个视频的价格是 <b>{ $price }</b>。
defaults-price-unknown = 按此设置的视频价格未知。
confirm-above-from = 达到或超过此价格，或价格未知时，要点<b>生成</b>才会下单。
confirm-above-all = 每个请求都要点<b>生成</b>才会下单。
confirm-above-unpriced = 这里没有已知的价格，所以每个请求都要点<b>生成</b>才会下单。
confirm-above-both = 本聊天：{ $own }。机器人：{ $bots }。以较低者为准。
confirm-above-how = 较贵的请求先确认：
    <code>/settings { $example }</code>（<code>confirm-above=off</code>：从不）
defaults-saved = 已保存。
defaults-reset = 已恢复机器人的默认设置。
defaults-admins-only = 只有本群的管理员才能更改群的默认设置。
watermark-true = 尽量去掉
watermark-false = 一律去掉（可能卡住）

## 机器人管理员手动操作

bot-admins-only = 只有本机器人的管理员才能这样做。
pause-how = 请写出模型和原因，例如 <code>/pause { $example } 周一恢复</code>。所有人都会看到原因。
paused-now = ⏸ <b>{ $model }</b> 已对所有人暂停：{ $reason }。用 <code>/resume { $model }</code> 恢复。
paused-refused = 已拒绝 { $count } 个等待中的请求，没有扣费。
resume-how = 请写出模型，例如 <code>/resume { $example }</code>。
resumed = ▶️ <b>{ $model }</b> 又可以下单了。
resume-in-file = <b>{ $model }</b> 仍处于暂停：是模型文件将它暂停的（{ $reason }）。请在文件里修改。
resume-not-paused = <b>{ $model }</b> 没有暂停。
broadcast-how = 请用 <code>/broadcast</code> 回复要发给所有人的消息。什么内容都可以：文字、图片、视频。
broadcast-private = 请在我们的私聊里发送 /broadcast。
broadcast-nobody = 还没有可以发送的聊天。
broadcast-question = 要把这条消息发给 { $count } 个聊天吗？
broadcast-cancelled = 没有发送任何消息。
broadcast-progress = 📣 已发送到 { $done } / { $total } 个聊天
broadcast-stopping = 正在停止……
broadcast-over = 📣 这次群发已结束，报告见下方。
broadcast-done = 📣 群发已完成。
broadcast-stopped = 📣 群发已停止。
broadcast-broken = 📣 群发提前结束：消息已被删除，或无法复制。
broadcast-report = 已发送：{ $sent }
    已屏蔽机器人：{ $blocked }
    失败：{ $failed }
broadcast-unclear = 可能已送达，未重发：{ $count }
broadcast-left = 未发送：{ $count }
button-broadcast-send = 📣 发送
button-broadcast-stop = 停止

## 隐私

privacy-kept = <b>我保存什么</b>
    • 你的请求：描述、选项、图片和视频的链接，以及你的照片、账号、本聊天及其消息在 Telegram 的 ID
    • 尚未获批准的聊天的最后一个请求
    • 本聊天的名称和默认设置，以及机器人主人是否批准
    • 你的名字（如果你下过单）
    • 每个视频的费用，不含描述
privacy-time = 已结束的请求在最后一次变化 { $days } 天后删除。用于防止重复下单的消息 ID 在 { $hours } 小时后删除。等待批准的请求在 { $kept } 天后删除。
privacy = <b>如何删除</b>
    <code>/forget</code> 会先询问，然后删除你的请求（包括等待批准的）和本聊天的默认设置，也删除你的名字，除非已就你询问过机器人主人，或主人已作决定。视频的费用会保留，不含描述。
privacy-group = <b>如何删除</b>
    <code>/forget</code> 会先询问，然后删除你在这里的请求（包括等待批准的）；如果由本群管理员发送，则删除所有人的请求和群的默认设置。也删除你的名字，除非已就你询问过机器人主人，或主人已作决定。视频的费用会保留，不含描述。
privacy-elsewhere = <b>还有谁会得到这些内容</b>
    视频服务会得到你的描述、选项和图片，但不会得到你的名字或账号。这些内容适用视频服务自己的规则，你的消息适用 Telegram 的规则。

## 给机器人主人

owner-key = 视频 API 拒绝了密钥（HTTP { $status }）：请检查 { $setting }。
owner-secret-in-answer = 视频 API 的回答里带有本机器人的机密，很可能是密钥。我没有给任何人看。为安全起见，请创建新密钥并填入 VIDEO_API_KEY。
owner-quota = 视频 API 说 { $setting } 的账户余额已用完，请充值。原话：“{ $reason }”
owner-words = 原话：“{ $reason }”
owner-no-access = 视频 API 不允许 { $setting } 的密钥使用 { $model }（HTTP { $status }）。请为该密钥开通这个模型或其分组，或在 MODELS_FILE 中更正、暂停或移除该模型。
owner-address = 在我使用的地址上找不到视频 API（{ $reason }）。请检查 { $setting }；我用的是 <code>{ $url }</code>。
owner-page = 视频 API 返回的是网页而不是 JSON（{ $reason }）。请检查 { $setting }；我用的是 <code>{ $url }</code>。
owner-certificate = 无法与视频 API 建立安全连接：{ $reason }。什么都没有发送。请检查 { $setting }（我用的是 <code>{ $url }</code>）、这台机器的时钟和 HTTPS_PROXY。
owner-format = 视频 API 不接受我的请求格式（{ $reason }）。请检查 { $setting }（我用的是 <code>{ $url }</code>）以及 MODELS_FILE 中服务商的格式。
owner-request = 视频 API 不接受 { $model } 的字段 <code>{ $field }</code>（HTTP { $status }）。请更改 { $setting }。
owner-model-resting = 服务商连续三次拒绝 { $model }。该模型暂停 15 分钟，之后由一个订单再试一次。对方的说明：“{ $reason }”
owner-no-answers = 视频服务已有一段时间没有对任务 { $task } 给出可用的答复：{ $reason }。有已付费的视频在等待。我会继续查询；请检查 { $setting } 以及服务是否正常。
owner-new-shape = 视频服务对任务 <code>{ $task }</code> 的答复格式我不认识，所以无法判断进度。我会继续查询。请把下面这些字段名告诉机器人的开发者，其中不含任何内容：
    <pre>{ $shape }</pre>
owner-id-unreadable = 视频服务接受了一个请求，但我在答复里读不到任务 ID。可能已经扣费，而我无法跟踪它。可凭以下信息向服务方查找：任务 <code>{ $task }</code>，聊天 <code>{ $chat }</code>，{ $time } UTC。答复内容：
    <pre>{ $answer }</pre>
owner-id-not-stored = 视频服务接受了任务 <code>{ $task }</code>，ID 为 <code>{ $id }</code>，但我无法保存这个 ID。该任务已付费：请保留这条消息并检查数据库。我会继续尝试。
owner-photos-off = 有人发了照片，但照片链接没有开启：请设置 PHOTO_LINKS，或把 PUBLIC_URL 设为能访问本机器人的 https 地址。
owner-photo-store = 无法转交照片：{ $reason }。请检查 PHOTO_LINKS 及其设置。
owner-update-failed = 一条更新（ID { $update }，聊天 { $chat }）三次都因 { $error } 失败，已搁置；日志里有详细记录。
owner-trouble = 出现了意外错误：{ $error }（{ $where }）。我会拉长间隔继续尝试；日志里有详细记录。
owner-database-full = 数据库所在的磁盘已满，我无法保存任何内容。请腾出空间：之后无需重启，我会自动继续。在此之前我不接受订单，也不会产生任何费用。消息会在 Telegram 那边等待。
owner-database-gone = 数据库文件在我运行期间被删除或替换，我无法保存任何内容。请把文件放回原处并重启我。在此之前我不接受订单，也不会产生任何费用。消息会在 Telegram 那边等待。
owner-database-damaged = 数据库已损坏。请从备份恢复并重启我。在此之前我不接受订单，也不会产生任何费用。消息会在 Telegram 那边等待。
owner-database-fails = 我无法写入数据库，原因见日志。我会继续尝试。在此之前我不接受订单，也不会产生任何费用。消息会在 Telegram 那边等待。
owner-database-works = 数据库已恢复正常。我正在处理等待中的消息。
owner-delivery = 任务 { $id } 的视频没能送达：{ $error }。我会再试几次；日志里有详细记录。
owner-needs-key = 任务 { $id } 的视频没能发到聊天里，而它的链接只有带 VIDEO_API_KEY 才能打开，那里的人都打不开。如果文件超过 50 MB，自建的 Bot API 服务器（TELEGRAM_LOCAL）最多可发 2000 MB。
owner-fake-ip = { $host } 解析到虚构的地址（fake IP，例如 Clash），所以我没有下载视频，只发了链接。设置 FAKE_IP_NETWORKS=198.18.0.0/15 后就能下载视频。

## 选项和模型

option-unknown =
    没有选项 <code>{ $value }</code>。可用的选项：<b>{ $options }</b>。可选的值见 /models。
    例如：<code>{ $example }</code>
    如果它属于描述，请在描述前加 <code>--</code>。

option-misspelt =
    没有选项 <code>{ $value }</code>。你是指 <code>--{ $near }</code> 吗？
    如果它属于描述，请在描述前加 <code>--</code>。
option-misspelt-name =
    没有选项 <code>{ $value }</code>。你是指 <code>--{ $near }</code> 吗？例如：<code>{ $example }</code>
    如果它属于描述，请在描述前加 <code>--</code>。

default-unknown =
    没有设置 <code>{ $value }</code>。可以设置：<b>{ $options }</b>。
    例如：<code>/settings { $example }</code>
default-misspelt =
    没有设置 <code>{ $value }</code>。你是指 <b>{ $near }</b> 吗？
    例如：<code>/settings { $example }</code>

# confirm-above in /settings; $value: what was written; $example: how to write it
confirm-above-missing = <code>confirm-above</code> 后面要写价格：
    <code>/settings { $example }</code>，或 <code>off</code>。
confirm-above-value = 我看不懂价格 <code>{ $value }</code>。请写一个金额：
    <code>/settings { $example }</code>，或 <code>off</code>。
confirm-above-currency = 这里的价格以 { $currency } 计，<code>{ $value }</code> 无法使用。例如：
    <code>/settings { $example }</code>
confirm-above-no-currency = 这里的价格没有货币单位。请把 <code>{ $value }</code> 写成单独的数字：
    <code>/settings { $example }</code>
confirm-above-of-chat = <code>{ $value }</code> 是整个聊天的设置，不属于单个视频，所以没有下单。请这样设置：
    <code>/settings { $example }</code>
option-value = <code>{ $option }</code> 没有 <code>{ $value }</code> 这个值。请选择：<b>{ $allowed }</b>。
option-needs-value = <code>{ $option }</code> 后面要有一个值：<b>{ $allowed }</b>。
option-twice = <code>{ $option }</code> 说了两次：<code>{ $first }</code> 和 <code>{ $second }</code>。请只留一个再发送。
bare-duration =
    视频时长不能是 <code>{ $value }</code>。可选的秒数：<b>{ $allowed }</b>。
    如果它属于描述，请在描述前加 <code>--</code>。
model-unknown = 没有模型 <code>{ $value }</code>。请选择：<b>{ $allowed }</b>。
model-misspelt = 没有模型 <code>{ $value }</code>。你是指 <b>{ $near }</b> 吗？全部模型：<b>{ $allowed }</b>。
model-paused = <b>{ $model }</b> 已暂停：{ $reason }。可以改用：<b>{ $allowed }</b>。
model-resting = <b>{ $model }</b> 目前在视频服务中不可用，没有扣费。请过大约 { $minutes } 分钟再试。
model-paused-only = <b>{ $model }</b> 已暂停：{ $reason }。
photos-elsewhere = <b>{ $model }</b> 在这里还不能使用上传的照片。在文字里附上图片链接也行。
models-all-paused = <b>{ $model }</b> 已暂停：{ $reason }。目前没有其他模型，请稍后再试。
option-not-offered = <b>{ $model }</b> 的 <code>{ $option }</code> 不能是 <code>{ $value }</code>。可以是：<b>{ $allowed }</b>。
option-not-taken = <b>{ $model }</b> 没有 <code>{ $option }</code> 这个选项。可用的有：<b>{ $allowed }</b>。
value-elsewhere = <b>{ $model }</b> 的 <code>{ $option }</code> 不能是 <code>{ $value }</code>。可以是：<b>{ $allowed }</b>。
    要用 <code>{ $value }</code>，请加上 <code>--model</code> 和以下模型之一：<b>{ $others }</b>。
option-elsewhere = <b>{ $model }</b> 没有 <code>{ $option }</code> 这个选项。可用的有：<b>{ $allowed }</b>。
    要用它，请加上 <code>--model</code> 和以下模型之一：<b>{ $others }</b>。
option-too-long = <b>{ $model }</b> 的 <code>{ $option }</code> 最多 { $allowed } 个字符，现在有 { $count } 个。请缩短后再发送。
default-model-unknown =
    本聊天的默认模型 <code>{ $value }</code> 已不存在。现有：<b>{ $allowed }</b>。
    请在请求里加上 <code>--model</code> 和其中一个，或更改默认值：<code>/settings model=…</code>
default-model-paused =
    本聊天的默认模型 <b>{ $model }</b> 已暂停：{ $reason }。可用的有：<b>{ $allowed }</b>。
    请在请求里加上 <code>--model</code> 和其中一个，或更改默认值：<code>/settings model=…</code>
images-too-many = <b>{ $model }</b> 最多接受 { $allowed } 张图片，现在有 { $count } 张。请减少后再发送。
images-not-taken = <b>{ $model }</b> 不接受图片。请去掉图片再发送。
images-too-few = <b>{ $model }</b> 至少需要 { $allowed } 张图片，现在是 { $count } 张。请加上图片再发送。
prompt-too-long = <b>{ $model }</b> 的描述最多 { $allowed } 个字符，你的有 { $count } 个。请缩短后再发送。

## 预算

budget-used-up = { $payer ->
    [chat] 本聊天
    [user] 你
   *[all] 所有视频
}{ $period ->
    [month] 本月的预算
   *[day] 今天的预算
}已用完，{ $until } 重新开始。
budget-too-little = { $payer ->
    [chat] 本聊天
    [user] 你
   *[all] 所有视频
}{ $period ->
    [month] 本月的预算
   *[day] 今天的预算
}不够生成这个视频，它需要 { $price }。{ $until } 重新开始。
budget-none = { $payer ->
    [chat] 本聊天目前不能下单
    [user] 你目前不能下单
   *[all] 目前谁都不能下单
}：机器人主人把预算设为了零。
budget-unpriced = 这里有预算限制，而 { $model } 的价格未知，所以我不能下单。已通知机器人主人。
budget-unpriced-untold = 这里有预算限制，而 { $model } 的价格未知，所以我不能下单。只有机器人主人能解决这个问题。
budget-busy = 预算正在修改，请再试一次。
budgets-title = <b>预算</b>
budgets-none = 没有预算：能使用机器人的人可以随意下单。
budgets-line = <code>{ $budget }</code>：已用 { $used }，到 { $until }
budgets-line-each = <code>{ $budget }</code>
budgets-how = 设置：<code>/budget 20/day</code>、<code>/budget 50 videos/month</code>、<code>/budget chat 5/day</code>、<code>/budget user 2/day</code>、<code>/budget ID 3/day</code>。删除：<code>/budget off/day</code>、<code>/budget chat off/day</code>、<code>/budget off videos/month</code>。
budgets-currency = 金额单位为 { $currency }。
budget-invalid = 看不懂预算“{ $text }”。金额请用小数点：<code>0.50/day</code>
budget-saved = ✅ 已保存：<code>{ $budget }</code>
refund-how = 请写任务的 ID 或其开头：<code>/refund ID</code>。也可以用 <code>/refund</code> 回复任务的消息。
refund-done = ✅ 已退还：{ $amount }。预算不再计入。
refund-unpriced = ✅ 任务 <code>{ $id }</code> 不再计入。它的价格未知。
refund-twice = 这个任务的费用已经退还过了。
refund-none = 没有找到这个任务的扣费。
task-several = 有多个任务的 ID 以此开头。请多写几位。
refund-unsent = 这个任务还没有发送。取消它就不会扣费；如果在扣费前失败，费用会自动退回。
owner-budget-share = 预算 { $budget } 已用 { $percent }%，{ $until } 重新开始。
owner-budget-used-up = 预算 { $budget } 已用完，{ $until } 重新开始。发送 /budget 可以查看或修改。
owner-budget-none = 有一个订单被拒绝：预算 { $budget } 不允许任何订单。发送 /budget 可以查看或修改。
owner-budget-too-little = 预算 { $budget } 剩余不足，有一个请求被拒绝了。预算将于 { $until } 重新开始。发送 /budget 可以查看或修改。
owner-budget-unpriced = 有人想用 { $model } 生成视频，但它的价格未知，而现在有金额预算。我拒绝了：请在 MODELS_FILE 里写上价格，或删除预算。
price-changed = 现在的价格是 { $price }。再点一次即按此价下单。
price-unknown-now = 价格已不再可知。再点一次仍可下单。

## Statistics

stats-today = <b>今天</b>（{ $date }）
stats-month = <b>本月</b>（{ $date }）
stats-counts = 完成：{ $made } · 失败：{ $failed } · 不明：{ $unknown }
stats-in-progress = 进行中：{ $number }
stats-spent = 花费：{ $amount }
stats-spent-other = 其他货币：{ $amounts }
stats-unpriced = 价格未知：{ $videos }
stats-not-charged = 被拒绝或已取消，未扣费：{ $number }
stats-models = <b>本月按模型</b>
stats-chats = <b>本月按聊天</b>
stats-users = <b>本月按用户</b>
stats-videos = { $count ->
   *[other] { $count } 个视频
}
stats-line = { $name }：{ $sums }
stats-line-today = { $name }：{ $sums }（今天 { $today }）
stats-more = ……还有 { $more } 个
stats-how = 导出文件：<code>/stats csv</code>
stats-file = { $first } 至 { $last } 的全部扣费
stats-picture = 本月每天的花费，按模型
stats-picture-videos = 本月每天的视频数，按模型
stats-other = 其他
usage-left-title = <b>剩余</b>
usage-left = { $payer ->
    [chat] 本聊天
    [user] 你
   *[all] 所有人合计
}，{ $period ->
    [month] 本月
   *[day] 今天
}：{ $left } / { $most }，到 { $until } 为止
balance-title = <b>各服务商的余额</b>
balance-left = { $provider }：剩余 { $left }，已用 { $used }
balance-no-limit = { $provider }：没有单独的上限，已用 { $used }
balance-untold = { $provider }：未提供
balance-unit = 单位是美元，或账户自己的单位。
owner-balance-low = { $provider } 的账户只剩 { $left }，而过去 24 小时在那里花了 { $cost }。请在用完之前充值。/balance 可查看所有账户。

# Settings of a chat or a topic
from-topic = 按本话题的默认设置：{ $names }。
source-topic = 本话题的默认
settings-title-topic = <b>本话题的默认设置</b>
settings-whole-chat = 这一项对整个聊天有效。
settings-who-admins = 只有本群的管理员可以点这些按钮。
settings-who-everybody = 本群所有人都可以点这些按钮。
settings-who-admins-only = 谁可以更改设置，只能由本群的管理员决定。
settings-confirm = 从此价格起先询问
settings-confirm-all = 任何价格
settings-language = 语言
settings-language-own = 各人自己的语言
settings-who = 谁可以更改
settings-admins = 管理员
settings-everybody = 所有人
settings-choose = 请选择：<b>{ $name }</b>
settings-typed = 请输入：<code>/settings { $example }</code>
settings-changed = 设置在此之后已更改。现在是这样。
settings-reset-topic = 本话题重新使用聊天的默认设置。
button-settings-back = ← 设置
button-settings-default = 默认
button-settings-chats = 与聊天相同
button-settings-reset = 恢复机器人的默认设置
language-name = 中文
settings-button = { $name }：{ $value }
settings-how-topic = 更改：<code>/settings { $example }</code>
    恢复聊天的默认设置：<code>/settings reset</code>
settings-model-used-topic = 本话题现在使用 { $model }。

## Groups: greeting, mentions, delivery elsewhere; menus and profile

mention-how = 请在我的名字后面写上视频要拍什么，例如：
    <code>@{ $username } 月球上的一只猫</code>
mention-order = 立即下单
mention-offer = 先询问
mention-value = 这里不能选 <code>{ $value }</code>。请发送 <code>/settings mention=offer</code>（先询问）或 <code>/settings mention=order</code>（立即下单）。
mention-in-groups = 这是群组的设置。在这里不用叫我的名字，直接写就行。
settings-mention = 提到我时
settings-choose-mention = 在本群<b>提到我</b>并写上描述时，我可以先给出<b>生成</b>按钮，也可以立即下单。
greeting = 👋 我会生成视频。例如发送：<code>/video@{ $username } 月球上的一只猫</code>
greeting-privacy = 我在这里只能看到命令和对我消息的回复。把我设为管理员后，<code>@{ $username }</code> 加描述也可以。
greeting-all = <code>@{ $username }</code> 加描述也可以。其他时候我不会说话。
button-open-settings = ⚙️ 设置
elsewhere = 我没法发到“{ $title }”，所以发到这里。
elsewhere-group = 我没法发到你提出请求的群，所以发到这里。
command-access = 谁可以使用本机器人
command-admins = 本机器人的管理员
command-budget = 花费上限
command-stats = 生成了多少，花了多少
command-balance = 各视频服务的余额
command-broadcast = 向所有聊天发送一条消息
command-pause = 暂停一个模型：/pause 模型
command-resume = 恢复一个模型：/resume 模型
command-refund = 撤销一个视频的扣费：/refund ID
profile-description = 我用你的文字和照片生成视频。

    写下视频要拍什么，例如：月球上的一只猫。也可以发一张带说明的照片。

    你还可以把我加进群里。
profile-short = 用文字和照片生成视频，私聊和群里都能用。
## Inline mode

inline-no-videos = 还没有视频 · 打开机器人
inline-no-match = 没有找到匹配的视频
inline-untitled = 视频
inline-description = { $options } · { $date }
## Changing a video, and the shape of a picture

doubt-change = ✏️ <b>想改什么？</b>点“生成”之前不会下单。
change-lost = { $model } 不支持以下选项，因此不会生效：{ $names }。
change-typed = 其他设置：回复这条消息，写上 { $examples }
change-words = 用新的描述<b>回复这条消息</b>，这里选好的保持不变。（想从原视频开始，就直接回复那个视频。）目前的描述：
    <code>{ $prompt }</code>
button-change-words = 💬 换个描述
button-change-back = ← 全部选项
button-fit = 🎬 { $shape }（与照片一致）
button-fit-again = 🔁 { $shape }（与照片一致）
button-fit-instead = 🎬 改成{ $shape }（与照片一致）
shape-square = 方形
details-when = 下单时间：{ $time }
details-who = 下单人：{ $name }
details-price = 价格：{ $price }
details-price-back = 价格：{ $price }，已退回
## 供选择的列表

task-short = 至少需要 ID 的前八个字符。也可以只发送命令，然后从列表中选择。
tasks-how = 点编号即可打开。
tasks-state-waiting = 等待中
tasks-state-making = 生成中
tasks-state-coming = 马上送到
tasks-state-done = 已完成
tasks-state-undelivered = 已做好，未送达
tasks-state-failed = 失败
tasks-state-expired = 没有结果
tasks-state-unknown = 结果不明
tasks-state-refused = 被拒绝
tasks-state-cancelled = 已取消
pick-show = 要重新发送哪个视频？不收费。
pick-retry = 哪个要再下单一次？
pick-cancel = 要取消哪个？
pick-check = 要向视频服务查询哪个？
pick-status = 要查看哪个？
pick-none-show = 这里还没有做好的视频。
pick-none-cancel = 这里目前没有等待中或生成中的视频。
pick-none-check = 这里目前没有正在生成的视频。
pick-stale = 情况已经有变，这是现在的列表。

## /forget 的确认

forget-question-private = <b>删除以下所有内容？</b>
forget-question-own = <b>删除你在本群的以下所有内容？</b>
forget-question-all = <b>删除本群所有人的以下所有内容？</b>
forget-videos = • { $count } 个视频及其描述
forget-requests = • 其他 { $count } 个请求
forget-photos = • 为此发送的 { $count } 张照片
forget-waiting = • 等待批准的请求
forget-defaults = • 本聊天的默认设置
forget-name = • 你的名字
forget-messages = 本聊天里的消息会保留，但之后我无法再取回这些视频。
forget-unfinished = 有 { $count } 个视频还在进行，已经付费或可能已付费。它们会保留，之后可以再决定。
forget-done = 已删除。
forget-nothing = 没有删除任何内容。
forget-renewed = 刚才的确认已过期，这是现在的内容。
forget-answered = 这个确认已经回答过了。
button-forget-delete = 🗑 删除
button-forget-keep = 保留
## The greeting, small talk, and what is no order
example-prompt = 月球上的一只猫
start-private = 👋 你好！<b>我会生成视频。</b>
    用你自己的话告诉我想看到什么就行。
start-group = 👋 大家好！<b>我会生成视频。</b>
    发送 <code>/video@{ $username } 月球上的一只猫</code>，换成你们自己的话。
start-who = 👋 你好！<b>我会生成视频。</b>
start-price = 一个视频 { $price }。
start-try = 想先看一个？点 🎬 按钮会立即下单：
start-ask = 谁可以使用这个机器人由机器人主人决定。告诉我你的第一个视频要拍什么，我就去问。
start-ask-group = 谁可以使用这个机器人由机器人主人决定。发送 <code>/video@{ $username }</code> 加上第一个视频的内容，我就去问。
start-photo = 发一张照片，并在说明里写上要发生什么，例如：<i>她转过身来，笑了</i>
start-photo-group = 回复一张照片，写上 <code>/video@{ $username }</code> 和要发生什么，例如：<i>她转过身来，笑了</i>
button-start-example = 🎬 { $prompt }
button-start-photo = 📷 用照片
button-start-settings = ⚙️ 设置
help-title = <b>我用文字生成视频。</b>
help-photos-title = <b>我用文字和照片生成视频。</b>
help-plain = • 只写你想要的内容：我先给你看要生成什么，点按钮才下单
help-links = • 文字加图片链接：图片会出现在视频里
answer-thanks = 不客气！😊
answer-who = 我是机器人。你写下视频要拍什么，AI 视频服务就把它做出来。详情见 /help。
answer-bye = 再见！👋
answer-no = 好的。不点按钮，就不会收费。
answer-ok = 👍 如果我问过要不要生成视频，点那条消息下面的按钮就会下单。想要别的，直接写要拍什么。
costs-own = 按本聊天的默认设置（{ $video }），一个视频 <b>{ $price }</b>。
costs-own-unknown = 按本聊天的默认设置（{ $video }），我不知道价格。
costs-more = 所有价格见 /models。
costs-unknown = 我不知道一个视频多少钱：机器人主人没有填写价格。
doubt-talk = 视频真的要拍这个吗？我先确认一下。
attachment-voice = 我听不了语音和音乐。请用文字写下视频要拍什么。
attachment-sticker = 贴纸很可爱！不过我没法用它生成视频。直接写要拍什么就行。
attachment-other = 我没法用这个生成视频。直接写要拍什么就行。
prompt-missing-words = 告诉我视频要拍什么，例如：
    <code>/video 月球上的一只猫</code>
prompt-missing-group = 告诉我视频要拍什么，例如：
    <code>/video@{ $username } 月球上的一只猫</code>
# What people write, without signs, emoji and accents; | stands between two phrases. A letter may be repeated.
heard-thanks = 谢谢 | 谢谢你 | 谢谢您 | 谢谢啦 | 谢了 | 谢啦 | 多谢 | 非常感谢 | 太感谢了 | 感谢 | 感谢你 | 十分感谢 | 谢谢大佬 | 謝謝 | 謝謝你 | 多謝 | 感謝 | 辛苦了 | 太棒了 | 真棒 | 棒 | 很棒 | 好棒 | 厉害 | 真厉害 | 太厉害了 | 牛逼 | 赞 | 不错 | 真不错 | 很好看 | 好看 | 太好了
    | 很好 | 完美 | 漂亮 | 喜欢 | 我喜欢 | 很喜欢 | 酷 | 哈 | 哈哈 | 哈哈哈 | 哇 | 做得好 | 干得好
    | 谢谢你的视频 | 谢谢你的帮助 | 谢谢帮助
    | 谢谢谢谢 | 谢谢哈 | 谢谢哦 | 谢谢喔 | 谢谢咯 | 谢谢了 | 谢谢你了 | 谢谢您了 | 谢谢大家 | 谢谢机器人 | 谢谢老板 | 谢谢亲 | 好的谢谢 | 非常谢谢 | 万分感谢 | 感谢感谢 | 感激不尽 | 感恩 | 多谢了 | 多谢啦 | 多谢你 | 谢谢帮忙 | 谢谢你帮忙
    | 麻烦了 | 麻烦你了 | 麻烦您了 | 辛苦啦 | 辛苦你了 | 辛苦 | 爱了 | 爱了爱了 | 爱你 | 么么哒 | 棒棒 | 棒棒哒 | 棒极了 | 太棒啦 | 太赞了 | 很赞 | 点赞 | 给你点赞 | 好厉害 | 厉害了 | 厉害厉害 | 真厉害啊 | 太牛了 | 牛啊 | 牛批
    | nb | yyds | 666 | 绝了 | 绝绝子 | 可以啊 | 不错不错 | 很不错 | 挺好 | 挺好的 | 挺不错 | 真好 | 真好看 | 太好看了 | 好漂亮 | 真漂亮 | 太漂亮了 | 好美 | 真美 | 太美了 | 很美 | 好可爱 | 真可爱 | 太可爱了
    | 好酷 | 太酷了 | 好帅 | 太帅了 | 太精彩了 | 完美了 | 太完美了 | 很满意 | 满意 | 非常满意 | 非常好 | 非常棒 | 好极了 | 好评 | 我很喜欢 | 太喜欢了 | 好喜欢 | 有意思 | 真有意思 | 嘻嘻 | 嘿嘿
    | 呵呵 | 哇塞 | 哇哦 | 天哪 | 我的天 | 卧槽 | 哈哈哈哈 | 笑死 | 笑死我了 | 謝謝您 | 謝謝啦 | 非常感謝 | 太棒了吧 | 真棒啊 | 好讚 | 厲害 | 好厲害 | 太厲害了 | 不錯 | 好漂亮喔 | 喜歡 | 我喜歡 | 很喜歡 | 謝謝你的影片 | 唔該 | 唔該晒
    | 多謝晒
heard-greeting = 你好 | 您好 | 你好啊 | 你好呀 | 大家好 | 嗨 | 嘿 | 哈喽 | 哈啰 | 哈罗 | 早 | 早上好 | 早安 | 上午好 | 中午好 | 下午好 | 晚上好 | 在吗 | 在么 | 在不在 | 有人吗 | 你好吗 | 最近怎么样 | 最近好吗 | 怎么样 | 吃了吗 | 妳好 | 開始 | 开始
    | 你好你好 | 你好哇 | 你好吖 | 您好啊 | 您好呀 | 哈咯 | 哈啰啊 | 哈喽啊 | 哈喽呀 | 嗨嗨 | 嗨喽 | 嗨咯 | 嗨你好 | 嘿你好 | hi你好 | hello你好 | 喂喂 | 早啊 | 早呀 | 早上好啊 | 大家早上好 | 早安啊 | 午安 | 晚上好啊 | 晚好
    | 下午好啊 | 各位好 | 你们好 | 朋友你好 | 你好朋友 | 你好机器人 | 机器人你好 | 在吗在吗 | 在不 | 在嘛 | 在么在么 | 在呢吗 | 有人在吗 | 有人没 | 有人么 | 有没有人 | 你在吗 | 你在不在 | 你还好吗 | 你好嘛 | 过得好吗 | 近来可好 | 最近咋样
    | 最近如何 | 怎么样啊 | 忙吗 | 在忙吗 | 在干嘛 | 你在干嘛 | 你在做什么 | 干嘛呢 | 吃饭了吗 | 吃饭了没 | 初次见面 | 请多关照 | 很高兴认识你 | 认识你很高兴 | 好久不见 | 开始吧 | 开始了 | 我来了 | 测试一下 | 试一下 | 您好嗎
    | 你好嗎 | 在嗎 | 有人嗎 | 最近好嗎 | 哈囉 | 嗨嗨嗨 | 大家好啊
heard-price = 多少钱 | 多少錢 | 多少钱一个 | 多少钱一个视频 | 多少钱一条 | 一个多少钱 | 一个视频多少钱 | 一条视频多少钱 | 视频多少钱 | 做一个视频多少钱 | 做一个多少钱 | 要多少钱 | 这个多少钱 | 价格 | 價格 | 价格多少 | 价格是多少 | 什么价格 | 怎么收费 | 收费吗 | 怎么收费的 | 如何收费 | 收费标准 | 要钱吗 | 要收费吗 | 免费吗
    | 是免费的吗 | 免费的吗 | 需要付费吗 | 要付钱吗 | 贵吗 | 贵不贵 | 报价 | 费用 | 费用多少
    | 做视频多少钱 | 做一条视频多少钱 | 一个视频要多少钱
    | 多少钱呢 | 多少钱啊 | 多少钱呀 | 多少钱一次 | 多少钱一个视频啊 | 一次多少钱 | 一条多少钱 | 一个多少 | 每个多少钱 | 每个视频多少钱 | 每条多少钱 | 每条视频多少钱 | 单价 | 单价多少 | 单价是多少 | 做个视频多少钱 | 做一条多少钱 | 生成一个视频多少钱
    | 生成视频多少钱 | 生成一个多少钱 | 生成一条视频多少钱 | 制作一个视频多少钱 | 制作视频多少钱 | 拍一个视频多少钱 | 这多少钱 | 这要多少钱 | 这要钱吗 | 这个要钱吗 | 这个收费吗 | 这个免费吗 | 需要多少钱 | 大概多少钱 | 得多少钱 | 花多少钱 | 要花多少钱 | 要花钱吗
    | 花钱吗 | 要付费吗 | 需要收费吗 | 需要钱吗 | 需要花钱吗 | 收钱吗 | 收多少钱 | 收费多少 | 收费 | 收费么 | 怎么卖 | 怎么收钱 | 怎么算钱 | 怎么计费 | 如何计费 | 计费方式 | 怎么付费 | 免费 | 免费么 | 是免费吗 | 是不是免费 | 是不是免费的
    | 是不是收费 | 是不是要钱 | 能免费用吗 | 可以免费用吗 | 免费用吗 | 付费吗 | 是付费的吗 | 价钱 | 价钱多少 | 价位 | 价格呢 | 价格怎么样 | 价格表 | 价目表 | 看价格 | 查看价格 | 报个价 | 报价多少 | 费用是多少 | 费用怎么算 | 费用多少钱 | 贵么
    | 便宜吗 | 几块钱 | 几块钱一个 | 几块一个 | 几钱 | 多少錢一個 | 一個多少錢 | 一個影片多少錢 | 影片多少錢 | 怎麼收費 | 收費嗎 | 要錢嗎 | 免費嗎 | 價錢 | 價格多少 | 幾多錢 | 幾錢
heard-help = 帮助 | 幫助 | 帮帮我 | 帮我 | 求助 | 帮忙 | 你会什么 | 你会做什么 | 你能做什么 | 你能干什么 | 你能干嘛 | 你可以做什么 | 能做什么 | 有什么功能 | 有哪些功能 | 功能 | 怎么用 | 怎么使用 | 如何使用 | 怎么玩 | 怎么做视频 | 怎么做 | 怎么操作 | 使用说明 | 说明 | 菜单 | 命令 | 指令 | 教程
    | 帮助我 | 请帮助我 | 请帮帮我 | 请帮我 | 帮个忙 | 帮忙吗 | 能帮忙吗 | 能帮我吗 | 可以帮我吗 | 你能帮我吗 | 你能帮我什么 | 你可以帮我吗 | 我需要帮助 | 需要帮助 | 求帮助 | 救命 | 你会啥 | 你会干什么 | 你会干嘛 | 你能做啥 | 你能干啥 | 你都会什么
    | 你都能做什么 | 你都会做什么 | 你可以干什么 | 你可以干嘛 | 你可以做啥 | 你有什么功能 | 你有什么用 | 你有哪些功能 | 有啥功能 | 有什么用 | 能干什么 | 能干嘛 | 能干啥 | 这是干嘛的 | 这是干什么的 | 这个怎么用 | 这个怎么玩 | 这怎么用 | 怎么用啊 | 怎么用呢
    | 怎么用这个 | 怎么用你 | 要怎么用 | 该怎么用 | 咋用 | 咋玩 | 咋弄 | 咋做 | 怎么弄 | 怎么搞 | 怎么开始 | 如何开始 | 如何操作 | 如何制作视频 | 如何做视频 | 如何生成视频 | 怎么生成视频 | 怎么制作视频 | 怎么做一个视频 | 怎么生成 | 怎样使用 | 怎样用
    | 怎样做视频 | 怎样生成视频 | 怎么拍视频 | 接下来呢 | 接下来怎么办 | 接下来怎么做 | 然后呢 | 下一步 | 下一步呢 | 我该怎么做 | 我该做什么 | 我要做什么 | 我要怎么做 | 我能做什么 | 我可以做什么 | 不会用 | 我不会用 | 不懂 | 看不懂 | 我不懂 | 不明白
    | 不知道怎么用 | 教我 | 教教我 | 教一下 | 怎么办 | 使用教程 | 使用方法 | 使用帮助 | 用法 | 说明书 | 操作说明 | 功能介绍 | 介绍一下 | 指南 | 选项 | 怎麼用 | 怎麼使用 | 怎麼玩 | 怎麼做 | 怎麼做影片 | 你會什麼 | 你能做什麼 | 你可以做什麼
    | 能做什麼 | 有什麼功能 | 說明 | 功能列表 | 指令列表 | 命令列表
heard-who = 你是谁 | 你是誰 | 你谁啊 | 你是谁啊 | 你叫什么 | 你叫什么名字 | 你是什么 | 这是什么 | 你是机器人吗 | 你是人吗 | 你是真人吗 | 你是ai吗 | 谁做的你
    | 你谁 | 你谁呀 | 你哪位 | 您是谁 | 您是哪位 | 请问你是谁 | 请问你是 | 你到底是谁 | 你是哪个 | 你是啥 | 你是什么东西 | 你是什么人 | 你是什么机器人 | 这是啥 | 这是啥呀 | 这是什么啊 | 这是什么呀 | 这是什么东西 | 这是什么机器人 | 这什么 | 这啥 | 你是机器人么
    | 你是不是机器人 | 你是机器人还是人 | 你是人还是机器人 | 你是真人么 | 是真人吗 | 真人吗 | 你是人类吗 | 你是活人吗 | 你是人工智能吗 | 你是ai么 | 你是不是ai | 你叫啥 | 你叫啥名字 | 你的名字 | 你的名字是什么 | 你的名字叫什么 | 你名字是什么
    | 怎么称呼 | 怎么称呼你 | 如何称呼 | 请问怎么称呼 | 谁做了你 | 谁开发的你 | 谁创造了你 | 谁发明了你 | 你是谁做的 | 你是谁开发的 | 自我介绍 | 自我介绍一下 | 做个自我介绍 | 介绍一下你自己 | 介绍你自己 | 这是哪里 | 這是什麼 | 你叫什麼 | 你叫什麼名字 | 你是什麼
    | 你是機器人嗎 | 你是真人嗎 | 你係邊個
heard-bye = 再见 | 再見 | 拜拜 | 拜 | 晚安 | 回见 | 下次见 | 明天见 | 回头见 | 我走了 | 886
    | 再见了 | 再见啦 | 再会 | 拜了 | 拜啦 | 拜拜了 | 拜拜啦 | 拜拜咯 | 88 | 886了 | 晚安啦 | 晚安了 | 晚安哦 | 晚安好梦 | 回聊 | 改天聊 | 下次聊 | 下次再聊 | 下次再说 | 下次再见 | 待会见 | 一会儿见 | 一会见 | 等会见
    | 明天再说 | 改天见 | 后会有期 | 我先走了 | 先走了 | 先下了 | 我下了 | 走了 | 溜了 | 我睡了 | 睡了 | 去睡了 | 我去忙了 | 去忙了 | 先忙了 | 慢走 | 保重 | 祝你愉快 | 祝你好运 | 再見啦 | 掰掰 | 下次見 | 明天見 | 回頭見
heard-no = 不 | 不好 | 不好看 | 不喜欢 | 我不喜欢 | 不是很好 | 不用 | 不用了 | 不要 | 不要了 | 不需要 | 不了 | 不必 | 不必了 | 不用谢谢 | 算了 | 没事 | 没有 | 别 | 取消吧 | 停 | 不是
    | 不不 | 不不不 | 不是的 | 不对 | 不可以 | 不行 | 不行不行 | 不好意思不用了 | 不谢 | 不要谢谢 | 不用谢谢你 | 不用啦 | 不用哦 | 不需要了 | 不需要谢谢 | 不想 | 我不想 | 不想要 | 我不要 | 我不要了 | 不买 | 不做 | 不做了 | 不玩了 | 不弄了
    | 不感兴趣 | 没兴趣 | 没必要 | 没什么 | 没事了 | 没事儿 | 没啥 | 暂时不用 | 暂时不要 | 暂时不需要 | 现在不用 | 现在不要 | 先不用 | 先不用了 | 先不要 | 先不了 | 以后再说 | 等会再说 | 再说吧 | 再看看 | 还是算了 | 还是不用了 | 还是不要了 | 算了吧
    | 算啦 | 那算了 | 别了 | 别做了 | 停下 | 停止 | 停一下 | 取消 | 取消了 | 取消掉 | 放弃 | 忘了吧 | 当我没说 | 不太好 | 不怎么样 | 不满意 | 不太喜欢 | 不太满意 | 难看 | 太丑了 | 木有 | no谢谢 | 唔使
    | 唔要 | 不用謝謝 | 沒事 | 沒有 | 取消吧算了 | 不對 | 不喜歡
heard-ok = 好 | 好的 | 好吧 | 好滴 | 好哒 | 好啊 | 好呀 | 好嘞 | 行 | 行吧 | 可以 | 可以的 | 是 | 是的 | 对 | 对的 | 没问题 | 没错 | 嗯 | 嗯嗯 | 嗯哼 | 哦 | 噢 | 喔 | 啊 | 知道了 | 明白 | 明白了 | 了解 | 收到 | 懂了 | 要 | 请 | 抱歉 | 不好意思 | 对不起 | 等你
    | 好好 | 好好好 | 好的好的 | 好的呢 | 好的呀 | 好的哦 | 好的吧 | 好呢 | 好哦 | 好噢 | 好喔 | 好咧 | 好勒 | 好嘛 | 好了 | 好的知道了 | 好的收到 | 好的明白 | 那好 | 那好吧 | 那行 | 那行吧 | ok的 | ok了 | ok啊 | ok好的 | okok
    | 行行 | 行的 | 行啊 | 行呀 | 行呢 | 妥了 | 可以啊 | 可以呀 | 可以哦 | 可以吧 | 可以了 | 没毛病 | 是啊 | 是呀 | 是的是的 | 是滴 | 是哦 | 是吧 | 对对 | 对对对 | 对啊 | 对呀 | 对哦 | 正确 | 没错没错
    | 确认 | 同意 | 赞成 | 当然 | 当然可以 | 当然了 | 必须的 | 必须 | 一定 | 肯定 | 没问题的 | 没关系 | 没关系的 | 不客气 | 不用客气 | 不谢不谢 | 客气了 | 嗯好 | 嗯好的 | 嗯呢 | 嗯啊 | 嗯对 | 嗯可以 | 恩恩 | 恩好的 | 哦哦
    | 哦好 | 哦好的 | 哦哦好的 | 哦这样 | 哦知道了 | 原来如此 | 原来是这样 | 原来这样 | 这样啊 | 这样 | 懂的 | 我懂了 | 我明白了 | 我知道了 | 我知道 | 知道 | 知道啦 | 晓得了 | 了解了 | 清楚了 | 收到了 | 收到收到 | 要的 | 我要 | 想要
    | 要要要 | 来吧 | 来一个 | 来一个吧 | 做吧 | 开始做 | 开始做吧 | 生成吧 | 下单 | 下单吧 | 做一个 | 继续吧 | 麻烦 | 请继续 | 请做 | 拜托 | 拜托了 | 求求了 | 求你了 | 抱歉抱歉 | 对不住 | 不好意思啊 | 我等 | 我等着
    | 等着 | 等一下 | 等等 | 稍等 | 等待 | 好慢 | 快点 | 快一点 | 還好 | 好吧好吧 | 沒問題 | 對的 | 是的沒錯 | 沒錯 | 知道囉 | 瞭解 | 對不起 | 好啊好啊 | 冇問題
heard-names = 机器人 | 機器人 | 亲 | 啊 | 呀 | 啦 | 哦 | 了 | 吧
    | 亲爱的 | 机器人啊 | 小机器人 | 小助手 | 呢 | 嘛 | 哈 | 哟 | 喔 | 咯 | 哇 | 噢
## The card of a task

button-unmute = 🔔 还是发到这里
button-photo = 🖼 换张照片
button-words = ✏️ 换个描述
photo-how = 请用另一张照片<b>回复上面的消息</b>。描述保持不变，下单前我会先问你。
cancel-muted = 费用已付，视频仍会做好。我不会把它发到这里。
cancel-late = 来不及取消了：视频服务已经收到。
unmuted = 好的，我会发到这里。
status-estimate = { $bar } 约 { $percent }%（估计） · 已用 { $elapsed }，通常 { $usual }
status-same = 已经 { $same }没有变化。
status-left = 已经 { $same }没有变化。按通常用时，大约还要 { $left }。
status-heard = 视频服务上次回应是 { $ago }前。
check-asked = 我刚刚问过视频服务。
check-percent = 上次回应（{ $ago }前）：{ $percent }%。
check-no-percent = 上次回应（{ $ago }前）：还在生成。
failed-people = 视频服务不允许出现真人或真人面孔。
failed-copyright = 视频服务认为这与受版权保护的内容太相似。
failed-policy = 这违反了视频服务的内容规则。
failed-length = 你的描述对视频服务来说太长了。
failed-picture = 视频服务无法使用这张图片。
failed-timeout = 视频服务用时太长。
failed-options = 视频服务不接受其中一项设置。
failed-lost = 视频服务丢失了这个视频。
failed-internal = 视频服务那边出了问题。
failed-other = 视频服务没能做出这个视频。

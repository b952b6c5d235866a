### 机器人对人说的所有话（简体中文）。键与 en.ftl 相同；这里没有的键用英语。

## 理解的内容

seconds = { $count } 秒
images = { $count } 张图片
orientation-portrait = 竖屏
orientation-landscape = 横屏
size-small = 小尺寸
size-large = 大尺寸
understood = { $model } · { $orientation } · { $size } · { $seconds }
understood-images = { $understood } · { $images }
understood-forced = { $understood } · 强制无水印
name-model = 模型
name-orientation = 方向
name-size = 尺寸
name-duration = 时长
name-watermark = 水印
from-chat = 按本聊天的默认设置：{ $names }。
from-bot = 按机器人的默认设置：{ $names }。
quoted = <blockquote>{ $prompt }</blockquote>

## 任务的状态消息

status-queued = ⏳ 你的请求正在排队，等待提交。
status-submitting = ⏳ 正在把你的请求提交给视频服务……
status-retry-unreachable = ⏳ 暂时连接不上视频服务。我会继续尝试，目前没有扣费。
status-retry-busy = ⏳ 视频服务现在很忙。我会继续尝试，目前没有扣费。
status-running = 🎬 你的视频正在生成。
    任务 <code>{ $id }</code>
status-refused = ❌ { $reason }
    没有扣费。
status-unknown = ⚠️ { $reason }
    可能已扣费，也可能没有：我无法确定，所以没有重新提交。
status-unknown-again = ⚠️ { $reason }
    你已选择重新提交。如果第一次的请求后来有了结果，我会在这里告诉你。
status-unknown-forgotten = ⚠️ { $reason }
    已搁置。如果后来有了结果，我会在这里告诉你。
status-cancelled = 已撤回。没有提交，也没有扣费。

reason-words = “{ $reason }”
reason-said = 视频服务拒绝了请求：“{ $reason }”
reason-refused = 视频服务拒绝了请求，没有说明原因。
reason-key = 视频服务不接受本机器人的密钥。已通知管理员。
reason-quota = 本机器人在视频服务的账户余额已用完。已通知管理员。
reason-model = 视频服务目前没有 { $model }。其他可用模型：{ $others }。
reason-model-only = 视频服务目前没有 { $model }。
reason-unreachable = 连接不上视频服务。
reason-moved = 机器人后来换了视频服务，请重新发送请求。
reason-busy = 视频服务太忙。
reason-photos = 本机器人无法再转交照片。
reason-timeout = 请求已发出，但视频服务没有及时答复。
reason-broken = 请求发送途中连接中断。
reason-unclear = 视频服务返回了错误，看不出请求是否已被接受。
reason-interrupted = 请求发送途中机器人被中断。

button-create = 🎬 生成
button-cancel = 取消
button-again-paid = 重新提交（可能重复扣费）
button-again = 重试
button-forget = 不用了
button-copy = 复制任务 ID

## 询问

offer = 要据此生成视频吗？
    { $understood }
offer-photos = { $count ->
    [1] 照片收到了。视频里要发生什么？请<b>回复这条消息</b>告诉我。
   *[other] 收到 { $count } 张照片。视频里要发生什么？<b>回复这条消息</b>会用上全部照片；只回复其中一张，就只用那一张。
}

## 对消息的答复

prompt-missing = 告诉我视频要表现什么，例如：
    <code>/video 月球上的一只猫</code>
    也可以发一张照片，把描述写在照片的说明里。
photos-off = 本机器人还不能使用照片，需要管理员先完成设置。只用文字就可以：<code>/video 月球上的一只猫</code>。在文字里附上图片链接也行。
photo-too-big = 这个文件超过 { $limit } MB，我无法转交。请以照片（而不是文件）的形式发送，或缩小后再发。没有扣费。
attachment-unusable = 我用文字和图片（JPEG、PNG、WebP）生成视频，这个用不了。请以照片形式发送图片，并在说明里写上视频内容。
album-late = 这张照片到得太晚，没赶上它的相册；其他照片已按没有它的情况处理。
unknown-command = 我不认识这个命令。发送 /help 看看我能做什么。
button-stale = 这个按钮已失效。
button-not-yours = 只有提出请求的人或管理员才能按。

## 使用权限

access-asked = 我已询问机器人的管理员能否在这里工作。有答复后马上告诉你。
access-waiting = 机器人的管理员还没有答复能否在这里工作。
access-blocked = 机器人的管理员不希望我在这里工作。
access-unclaimed = 本机器人还没有设置好：需要管理员打开机器人日志里的认领链接；如果已经是管理员，请先给机器人发一条消息。
access-question-private = <b>{ $name }</b>（用户 <code>{ $user }</code>）想使用机器人。其所有请求的费用都由你承担。
access-question-group = 群组 <b>{ $title }</b>（<code>{ $chat }</code>）想使用机器人，由 { $name }（用户 <code>{ $user }</code>）提出。群里所有请求的费用都由你承担。
access-approve = ✅ 批准
access-block = 🚫 拒绝
access-approved = ✅ 已获批准。请重新发送请求：<code>/video 月球上的一只猫</code>，或带说明的照片。
access-decided-approved = ✅ 已批准：<code>{ $chat }</code>
access-decided-blocked = 🚫 已拒绝：<code>{ $chat }</code>
access-admins-only = 只有机器人的管理员才能决定。
claimed = 你现在是本机器人的管理员。想使用它的聊天会在这里征求你的同意。
claim-refused = 这个链接已被使用，或已失效。

## 帮助

command-video = 生成视频：/video 月球上的一只猫
command-defaults = 本聊天的模型、尺寸、时长等
command-help = 我能做什么
help = <b>我用文字和照片生成视频。</b>
    • <code>/video 月球上的一只猫</code>
    • 一张或多张照片，在说明里写上要发生什么
    • 用 <code>/video</code> 加描述回复一张照片
    • 文字里的图片链接和照片一样有效

    <b>只对一个视频</b>，写在文字的任何位置：{ $options }
    <b>对本聊天</b>：/defaults 查看和更改你没有说明时的设置。

    模型：{ $models }
help-group = 在群里请写 <code>/video@{ $username }</code> 加描述，也可以这样回复照片。在我能读到所有消息的群里（例如我是群管理员），照片说明里提到 @{ $username } 也可以。

## 默认设置

defaults-title = <b>你没有说明时，这里采用</b>
defaults-line = { $name }：<b>{ $value }</b>（{ $source }）
source-bot = 机器人的默认
source-chat = 本聊天的默认
defaults-how = 更改：<code>/defaults orientation=landscape duration=10</code>
    恢复机器人的默认设置：<code>/defaults reset</code>
defaults-saved = 已保存。
defaults-reset = 已恢复机器人的默认设置。
defaults-admins-only = 只有本群的管理员才能更改群的默认设置。
watermark-true = 尽量没有
watermark-false = 强制没有（可能一直卡住）

## 给管理员

owner-key = 视频 API 拒绝了密钥（HTTP { $status }）：请检查 VIDEO_API_KEY。
owner-quota = 视频 API 说账户余额已用完，请充值。原话：“{ $reason }”
owner-photos-off = 有人发了照片，但照片链接没有开启：请把 PUBLIC_URL 设为能访问本机器人的 https 地址。
owner-update-failed = 一条更新（ID { $update }，聊天 { $chat }）三次都因 { $error } 失败，已搁置；日志里有详细记录。

## 选项和模型

option-unknown =
    没有选项 <code>{ $value }</code>。可用的选项：
    <pre>{ $options }</pre>
    如果它属于描述，请在描述前加 <code>--</code>：后面的内容会原样使用。
option-value = <code>{ $option }</code> 没有 <code>{ $value }</code> 这个值。请选择：<b>{ $allowed }</b>。
option-needs-value = <code>{ $option }</code> 后面要有一个值：<b>{ $allowed }</b>。
option-twice = <code>{ $option }</code> 说了两次：<code>{ $first }</code> 和 <code>{ $second }</code>。请只留一个再发送。
bare-duration =
    视频时长不能是 <code>{ $value }</code>。可选的秒数：<b>{ $allowed }</b>。
    如果它属于描述，请在描述前加 <code>--</code>：后面的内容会原样使用。
model-unknown = 没有模型 <code>{ $value }</code>。请选择：<b>{ $allowed }</b>。
model-paused = <b>{ $model }</b> 已暂停：{ $reason }。可以改用：<b>{ $allowed }</b>。
models-all-paused = <b>{ $model }</b> 已暂停：{ $reason }。目前没有其他模型，请稍后再试。
option-not-offered = <b>{ $model }</b> 的 <code>{ $option }</code> 不能是 <code>{ $value }</code>。可以是：<b>{ $allowed }</b>。
default-not-offered =
    <b>{ $model }</b> 的 <code>{ $option }</code> 不能是 <code>{ $value }</code>（本聊天的默认值）。可以是：<b>{ $allowed }</b>。
    请在请求里加上 <code>--{ $option }</code> 和其中一个值，或更改默认值：<code>/defaults { $option }=…</code>
default-model-unknown =
    本聊天的默认模型 <code>{ $value }</code> 已不存在。现有：<b>{ $allowed }</b>。
    请在请求里加上 <code>--model</code> 和其中一个，或更改默认值：<code>/defaults model=…</code>
default-model-paused =
    本聊天的默认模型 <b>{ $model }</b> 已暂停：{ $reason }。可用的有：<b>{ $allowed }</b>。
    请在请求里加上 <code>--model</code> 和其中一个，或更改默认值：<code>/defaults model=…</code>
images-too-many = <b>{ $model }</b> 最多接受 { $allowed } 张图片，现在有 { $count } 张。请减少后再发送。
images-not-taken = <b>{ $model }</b> 不接受图片。请去掉图片再发送，或用 <code>--model</code> 换一个模型。

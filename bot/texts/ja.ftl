### ボットが人に伝えるすべての言葉（日本語）。キーは en.ftl と同じ。ここにないキーは英語になる。

## 理解した内容

seconds = { $count }秒
images = 画像{ $count }枚
orientation-portrait = 縦
orientation-landscape = 横
size-small = 小
size-large = 大
understood = { $model } · { $orientation } · { $size } · { $seconds }
understood-images = { $understood } · { $images }
understood-forced = { $understood } · 透かしなし（強制）
name-model = モデル
name-orientation = 向き
name-size = サイズ
name-duration = 長さ
name-watermark = 透かし
from-chat = このチャットの既定値を使用：{ $names }
from-bot = ボットの既定値を使用：{ $names }
quoted = <blockquote>{ $prompt }</blockquote>

## タスクの状態メッセージ

status-queued = ⏳ リクエストは送信待ちです。
status-submitting = ⏳ 動画サービスにリクエストを送信しています…
status-retry-unreachable = ⏳ いま動画サービスにつながりません。引き続き試します。料金はまだかかっていません。
status-retry-busy = ⏳ いま動画サービスが混み合っています。引き続き試します。料金はまだかかっていません。
status-running = 🎬 動画を作成しています。
    タスク <code>{ $id }</code>
status-refused = ❌ { $reason }
    料金はかかっていません。
status-unknown = ⚠️ { $reason }
    料金がかかったかどうか、こちらでは分かりません。そのため再送信はしていません。
status-unknown-again = ⚠️ { $reason }
    ご希望により再送信しました。最初の分があとから見つかったら、ここでお知らせします。
status-unknown-forgotten = ⚠️ { $reason }
    保留にしました。あとから見つかったら、ここでお知らせします。
status-cancelled = 取り消しました。何も送信されず、料金もかかっていません。

reason-words = 「{ $reason }」
reason-said = 動画サービスに断られました：「{ $reason }」
reason-refused = 動画サービスに断られました。理由は示されていません。
reason-key = 動画サービスがこのボットのキーを受け付けませんでした。管理者に知らせました。
reason-quota = 動画サービスでのこのボットの残高がなくなりました。管理者に知らせました。
reason-model = いま動画サービスでは { $model } を使えません。ほかのモデル：{ $others }
reason-model-only = いま動画サービスでは { $model } を使えません。
reason-unreachable = 動画サービスにつながりませんでした。
reason-moved = その後、ボットの動画サービスが変わりました。もう一度送ってください。
reason-busy = 動画サービスが混み合いすぎています。
reason-photos = このボットでは、もう写真を渡せません。
reason-timeout = リクエストは送信しましたが、動画サービスから時間内に応答がありませんでした。
reason-broken = リクエストの送信中に接続が切れました。
reason-unclear = 動画サービスがエラーを返し、リクエストが受け付けられたかどうか分かりません。
reason-interrupted = リクエストの送信中にボットが中断されました。

button-create = 🎬 作成する
button-cancel = キャンセル
button-again-paid = 再送信（二重に課金の可能性）
button-again = もう一度試す
button-forget = やめておく
button-copy = タスクIDをコピー

## 確認

offer = この内容で動画を作りますか？
    { $understood }
offer-photos = { $count ->
    [1] 写真を受け取りました。動画で何が起きるようにしますか？<b>このメッセージに返信</b>して教えてください。
   *[other] 写真を{ $count }枚受け取りました。動画で何が起きるようにしますか？<b>このメッセージに返信</b>すると全部を使い、1枚の写真に返信するとその写真だけを使います。
}

## 書かれたことへの返事

prompt-missing = 動画の内容を書いてください。例：
    <code>/video 月の上の猫</code>
    写真のキャプションに書いて送ることもできます。
photos-off = このボットではまだ写真を使えません。管理者の設定が必要です。言葉だけなら使えます：<code>/video 月の上の猫</code>。文中の画像リンクも使えます。
photo-too-big = このファイルは{ $limit } MBを超えているため渡せません。ファイルではなく写真として送るか、小さくしてください。料金はかかっていません。
attachment-unusable = 動画は言葉と画像（JPEG、PNG、WebP）から作ります。これは使えません。画像を写真として送り、キャプションに動画の内容を書いてください。
album-late = この写真はアルバムに間に合いませんでした。ほかの写真だけで進めています。
unknown-command = そのコマンドは分かりません。できることは /help をご覧ください。
button-stale = このボタンはもう使えません。
button-not-yours = このボタンを押せるのは、依頼した人か管理者だけです。

## 利用の許可

access-asked = ここで使ってよいか、ボットの管理者に問い合わせました。返事があり次第お知らせします。
access-waiting = ここで使ってよいか、ボットの管理者からまだ返事がありません。
access-blocked = ボットの管理者は、ここでの利用を認めていません。
access-unclaimed = このボットはまだ準備ができていません。管理者がボットのログにある登録リンクを開くか、すでに管理者なら一度ボットにメッセージを送る必要があります。
access-question-private = <b>{ $name }</b>さん（ユーザー <code>{ $user }</code>）がボットを使いたいと言っています。依頼の料金はすべてあなたの負担になります。
access-question-group = グループ <b>{ $title }</b>（<code>{ $chat }</code>）でボットを使いたいとのことです。依頼者：{ $name }さん（ユーザー <code>{ $user }</code>）。そこでの依頼の料金はすべてあなたの負担になります。
access-approve = ✅ 許可
access-block = 🚫 拒否
access-approved = ✅ 許可されました。もう一度送ってください：<code>/video 月の上の猫</code>、またはキャプション付きの写真。
access-decided-approved = ✅ 許可しました：<code>{ $chat }</code>
access-decided-blocked = 🚫 拒否しました：<code>{ $chat }</code>
access-admins-only = これを決められるのはボットの管理者だけです。
claimed = あなたはこのボットの管理者になりました。使いたいチャットがあれば、ここで確認をお願いします。
claim-refused = このリンクは使用済みか、期限切れです。

## ヘルプ

command-video = 動画を作る：/video 月の上の猫
command-defaults = このチャットのモデル、サイズ、長さなど
command-help = できること
help = <b>言葉と写真から動画を作ります。</b>
    • <code>/video 月の上の猫</code>
    • 写真（複数も可）に、動画の内容を書いたキャプションを付けて送る
    • 写真に <code>/video</code> と言葉で返信する
    • 文中の画像リンクも写真と同じように使えます

    <b>1本の動画だけ</b>の指定（文中のどこでも）：{ $options }
    <b>このチャット</b>の指定：/defaults で、何も言わないときの設定を確認・変更できます。

    モデル：{ $models }
help-group = グループでは <code>/video@{ $username }</code> に続けて言葉を書いてください。写真への返信でも使えます。管理者になっているなど、私がすべてのメッセージを読めるグループでは、写真のキャプションに @{ $username } と書いても使えます。

## 既定値

defaults-title = <b>何も言わないとき、ここでは次のとおりです</b>
defaults-line = { $name }：<b>{ $value }</b>（{ $source }）
source-bot = ボットの既定
source-chat = このチャットの既定
defaults-how = 変更：<code>/defaults orientation=landscape duration=10</code>
    ボットの既定に戻す：<code>/defaults reset</code>
defaults-saved = 保存しました。
defaults-reset = ボットの既定値に戻しました。
defaults-admins-only = このグループの既定値を変えられるのは、グループの管理者だけです。
watermark-true = できればなし
watermark-false = 強制的になし（終わらないことがあります）

## 管理者へ

owner-key = 動画APIがキーを拒否しました（HTTP { $status }）。VIDEO_API_KEY を確認してください。
owner-quota = 動画APIの残高がなくなりました。チャージしてください。先方の言葉：「{ $reason }」
owner-photos-off = 写真が送られてきましたが、写真リンクが無効です。PUBLIC_URL に、このボットに届く https のアドレスを設定してください。
owner-update-failed = 更新（ID { $update }、チャット { $chat }）が { $error } で3回失敗したため、保留にしました。詳細はログにあります。

## オプションとモデル

option-unknown =
    <code>{ $value }</code> というオプションはありません。使えるもの：
    <pre>{ $options }</pre>
    動画の説明の一部なら、説明の前に <code>--</code> を置いてください。そのあとはそのまま使われます。
option-value = <code>{ $option }</code> に <code>{ $value }</code> は指定できません。次から選んでください：<b>{ $allowed }</b>
option-needs-value = <code>{ $option }</code> のあとに値が必要です：<b>{ $allowed }</b>
option-twice = <code>{ $option }</code> が2回指定されています：<code>{ $first }</code> と <code>{ $second }</code>。どちらか一つにして送り直してください。
bare-duration =
    動画の長さを <code>{ $value }</code> にはできません。選べる秒数：<b>{ $allowed }</b>
    動画の説明の一部なら、説明の前に <code>--</code> を置いてください。そのあとはそのまま使われます。
model-unknown = <code>{ $value }</code> というモデルはありません。次から選んでください：<b>{ $allowed }</b>
model-paused = <b>{ $model }</b> は休止中です：{ $reason }。ほかに使えるモデル：<b>{ $allowed }</b>
models-all-paused = <b>{ $model }</b> は休止中です：{ $reason }。いまはほかのモデルもありません。あとでもう一度お試しください。
option-not-offered = <b>{ $model }</b> の <code>{ $option }</code> に <code>{ $value }</code> は指定できません。使える値：<b>{ $allowed }</b>
default-not-offered =
    <b>{ $model }</b> の <code>{ $option }</code> に、このチャットの既定値 <code>{ $value }</code> は使えません。使える値：<b>{ $allowed }</b>
    <code>--{ $option }</code> とどれか一つの値を加えて送るか、既定値を変えてください：<code>/defaults { $option }=…</code>
default-model-unknown =
    このチャットの既定モデル <code>{ $value }</code> はもうありません。いまあるもの：<b>{ $allowed }</b>
    <code>--model</code> とどれか一つを加えて送るか、既定値を変えてください：<code>/defaults model=…</code>
default-model-paused =
    このチャットの既定モデル <b>{ $model }</b> は休止中です：{ $reason }。使えるもの：<b>{ $allowed }</b>
    <code>--model</code> とどれか一つを加えて送るか、既定値を変えてください：<code>/defaults model=…</code>
images-too-many = <b>{ $model }</b> に渡せる画像は{ $allowed }枚までですが、{ $count }枚あります。減らして送り直してください。
images-not-taken = <b>{ $model }</b> は画像を受け付けません。画像なしで送るか、<code>--model</code> でほかのモデルを選んでください。

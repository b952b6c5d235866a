### ボットが人に伝えるすべての言葉（日本語）。キーは en.ftl と同じ。ここにないキーは英語になる。

## 理解した内容

seconds = { $count }秒
images = 画像{ $count }枚
orientation-portrait = 縦
orientation-landscape = 横
size-small = 小
size-large = 大
switch-true = オン
switch-false = オフ
understood-images = { $understood } · { $images }
understood-price = { $understood } · { $price }
understood-named = { $understood } · { $name }：{ $value }
name-model = モデル
name-orientation = 向き
name-size = サイズ
name-duration = 長さ
name-watermark = 透かし
separator = 、
from-chat = このチャットの既定値を使用：{ $names }
from-model = { $model } にないため、このチャットの既定値ではなくモデルの値を使用：{ $names }
quoted = <blockquote>{ $prompt }</blockquote>

## タスクの状態メッセージ

status-queued = ⏳ リクエストは送信待ちです。
status-submitting = ⏳ 動画サービスにリクエストを送信しています…
status-retry-unreachable = ⏳ いま動画サービスにつながりません。引き続き試します。料金はまだかかっていません。
status-retry-busy = ⏳ いま動画サービスが混み合っています。引き続き試します。料金はまだかかっていません。
status-retry-photo-store = ⏳ いま写真を渡せません。引き続き試します。料金はまだかかっていません。
status-running = 🎬 動画を作成しています。
    タスク <code>{ $id }</code>
status-late = いつもより時間がかかっていますが、わかる限りでは問題ありません。
status-unresolved = ⏱ 異例に長い時間がたちましたが、まだ結果がありません。わかる限りでは失敗していません。引き続き問い合わせ、ここでお知らせします。
    タスク <code>{ $id }</code>
status-progress = { $bar } { $percent }% · 経過 { $elapsed }（通常は{ $usual }）
status-usual = 通常は約{ $usual }かかります。
minutes = { $count }分
status-ready = 📦 動画ができました。ここに届けています…
    タスク <code>{ $id }</code>
status-delivered = ✅ 完了しました。
    タスク <code>{ $id }</code>
status-failed = ❌ { $why }
    タスク <code>{ $id }</code>
status-failed-money = 返金するかどうかは動画サービスが決めます。
status-failed-images = { $images }を使っていました。別の画像か、画像なしで試してください。
status-expired = ⌛ とても長いあいだ結果がなかったため、問い合わせをやめました。料金がかかった可能性があります。
    タスク <code>{ $id }</code>
status-undelivered = ⚠️ 動画はできましたが、{ $reason }
    動画をもう一度受け取るのは無料です。
    タスク <code>{ $id }</code>
status-muted = 🔇 通知を止めました。支払い済みなので、動画はこのまま作られます。<code>/show { $short }</code> で受け取れます。
    タスク <code>{ $id }</code>
status-place = 順番待ちの{ $place }番目です。
undelivered-send-unclear = 届いていないかもしれません。送信中に接続が切れました。ここに届いているかご確認ください。
undelivered-send-interrupted = 届いていないかもしれません。送信中に中断されました。ここに届いているかご確認ください。
undelivered-chat-unreachable = ここに書き込めませんでした。
undelivered-send-refused = Telegram が受け付けませんでした。
undelivered-link-refused = ダウンロードリンクが安全ではありません。
undelivered-not-a-video = ファイルが動画ではありませんでした。
undelivered-endless = ファイルが大きすぎます。
undelivered-link-dead = ダウンロードリンクが使えません。
undelivered-needs-key = ここに届けられず、リンクもこのボットでしか開けません。
undelivered-went-wrong = こちらで問題が起きました。
result-link = 🎬 { $reason }<a href="{ $url }">ここで視聴または保存</a>できます。リンクには期限があるので、お早めに。
link-too-large = 動画が大きすぎて、Telegram では送れません。
link-not-taken = Telegram が動画を受け付けませんでした。
link-not-secure = 動画のリンクが暗号化されていない（http）ため、ダウンロードしませんでした。
link-not-downloaded = 動画をダウンロードできませんでした。
result-caption = { $quote }
    { $understood }
status-refused = ❌ { $reason }
    料金はかかっていません。
    タスク <code>{ $id }</code>
refused-elsewhere = ❌ 「{ $title }」に書き込む権限がないため、動画を注文しませんでした。料金はかかっていません。
    そこでメッセージを送れるように（またはトピックを再開するように）グループの管理者に頼んでから、もう一度送ってください。
refused-somewhere = ❌ 動画を頼まれたグループに書き込む権限がないため、注文しませんでした。料金はかかっていません。
    そこでメッセージを送れるように（またはトピックを再開するように）グループの管理者に頼んでから、もう一度送ってください。
status-unknown = ⚠️ { $reason }
    料金がかかったかどうかわからないため、再送信はしていません。
    タスク <code>{ $id }</code>
status-unknown-again = ⚠️ { $reason }
    ご希望により再送信しました。最初の分があとから見つかったら、ここでお知らせします。
    タスク <code>{ $id }</code>
status-unknown-forgotten = ⚠️ { $reason }
    非表示にしました。あとから見つかったら、ここでお知らせします。
    タスク <code>{ $id }</code>
status-cancelled = キャンセルしました。料金はかかっていません。

reason-words = 「{ $reason }」
owner-told = { $reason }オーナーに知らせました。
owner-untold = { $reason }これを直せるのは、このボットのオーナーだけです。
reason-said = 動画サービスに断られました：「{ $reason }」
reason-refused = 動画サービスに断られました。理由は示されていません。
reason-key = 動画サービスがこのボットのキーを受け付けませんでした。
reason-quota = 動画サービスでのこのボットの残高がなくなりました。
reason-model = いま動画サービスでは { $model } を使えません。
reason-no-access = 動画サービスは、このボットに { $model } の利用を許可していません。
reason-paused = { $model } は休止中です：{ $reason }
reason-removed = このボットでは { $model } を使えなくなりました。
reason-unreachable = 動画サービスにつながりませんでした。
reason-moved = その後、ボットの動画サービスが変わりました。もう一度送ってください。
reason-busy = 動画サービスが混み合いすぎています。
reason-photos = このボットでは、もう写真を渡せません。
reason-photo-store = 写真を動画サービスに渡せませんでした。
reason-photo-gone = 写真を Telegram から取得できなくなりました。もう一度送ってください。
reason-picture-link = この画像を読み込めませんでした：{ $reason }
    画像そのものか、画像が直接開くリンクを送ってください。
reason-photo-too-big = 写真が{ $limit } MBを超えているため渡せません。ファイルではなく写真として送るか、小さくしてください。
reason-may-not-write = ここに書き込む権限がないため、動画を注文しませんでした。管理者がメッセージの送信を許可できます。
reason-telegram = Telegram につながらなかったため、動画を注文しませんでした。
reason-went-wrong = こちらで問題が起きたため、送信しませんでした。
reason-timeout = リクエストは送信しましたが、動画サービスから時間内に応答がありませんでした。
reason-broken = リクエストの送信中に接続が切れました。
reason-unclear = 動画サービスの返答からは、リクエストが受け付けられたかどうかわかりません。
reason-address = このボットが使っているアドレスに、動画サービスが見つかりません。
reason-page = 動画サービスの返答からは、リクエストが受け付けられたかどうかわかりません。返答はウェブページでした。
reason-certificate = 動画サービスと安全に接続できなかったため、何も送信していません。
reason-format = 動画サービスは、このボットの送り方ではリクエストを受け付けません。
reason-request = 動画サービスは、このボットが送った設定の一つを受け付けません。
reason-interrupted = リクエストの送信中にボットが中断されました。
reason-absent = 動画サービスにこのリクエストの記録がありません。届いていませんでした。

button-create = 🎬 作成する
button-create-for = 🎬 { $price } で作成する
button-cancel = キャンセル
button-as-picture = 画像として使う
button-as-words = 文章に残す
button-again-paid = 再送信（二重に課金の可能性）
button-again = もう一度試す
button-forget = 非表示にする
button-redo = 🔁 もう一度
button-retry = 🔁 もう一度試す
button-change = ✏️ 変更
button-details = ℹ️ 詳細
button-deliver = 📦 動画を受け取る
button-check = 🔄 確認
button-model = { $model } で試す
button-later = ⏳ あとで { $model }
button-with = 🎬 { $model }
button-use = ここで { $model } を使う
button-copy = タスクIDをコピー
button-newer = ← 新しい
button-older = 古い →
button-previous = ← 前へ
button-next = 次へ →
button-ordered = 注文しました。

## チャットのタスク

tasks-none = ここにはまだ動画がありません。<code>/video{ $at } 月の上の猫</code> と送ってみてください。
tasks-title = <b>あなたの動画</b>（{ $count }）
tasks-title-group = <b>このグループの動画</b>（{ $count }）
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
task-not-found = このチャットにそのタスクはありません。一覧は /tasks をご覧ください。
task-moved-on = その間に変わりました。/status で進み具合を確認できます。
details-id = { $state } タスク <code>{ $short }</code>
details-provider-id = 動画サービスでのID：<code>{ $id }</code>
details-took = かかった時間：{ $span }
details-enhanced = 動画サービスが文章を書き換えました：
show-coming = お届けします。
show-not-yet = まだできていません。/status で進み具合を確認できます。
show-nothing = このタスクの動画はありません。
show-only-link = このチャットにはリンクで送りました。動画そのものは Telegram にありません。
show-failed = いまは Telegram が受け取ってくれません。あとでもう一度お試しください。
show-unclear = 届いていないかもしれません。接続が切れました。ここになければ、もう一度 /show を送ってください。無料です。
check-asking = いま動画サービスに問い合わせています。
check-done = すでに完了しています。/show で動画をもう一度届けます。
check-nothing = このタスクについて、いま動画サービスに問い合わせることはありません。
cancel-free = キャンセルしました。料金はかかっていません。
cancel-sending = いま送信中のため、止められません。サービスが受け付けると料金がかかります。動画はここには送りません。できあがったら /show で受け取れます。サービスに動画が残るのは一定期間だけなので、お早めに。
cancel-paid = すでに注文済みのため、返金できません。動画はここには送りません。できあがったら /show で受け取れます。サービスに動画が残るのは一定期間だけなので、お早めに。
cancel-unknown = 今後はお知らせしません。料金がかかったかどうかはわかりません。
cancel-nothing = もう終わっているため、キャンセルできません。
forgotten = { $count ->
    [0] 削除するものはありませんでした。
   *[other] タスクを{ $count }件、言葉と画像ごと削除しました。
}
forgotten-defaults = このチャットの既定値を削除しました。
forgotten-left = タスク{ $count }件は進行中で、支払い済みか、その可能性があるため残しました。これも削除すると、動画は失われます。
button-erase = { $count ->
    [1] それも削除する
   *[other] それらも削除する
}

## 確認

offer = この内容で動画を作りますか？
    { $understood }
offer-links = { $count ->
    [1] <b>{ $hosts }</b> のリンクは動画に使う画像ですか？
   *[other] <b>{ $hosts }</b> の{ $count }件のリンクは動画に使う画像ですか？
}
    { $understood }
doubt-forwarded = 転送されたメッセージなので、先に確認します。
doubt-cut = Telegram がこの文章を複数のメッセージに分けたので、先に確認します。
doubt-captions = このアルバムにはキャプションが複数あるので、先に確認します。
doubt-story = 返信先のストーリーは見られないので、書かれた言葉だけを使います。
doubt-paid = 返信先の有料コンテンツは使えないので、書かれた言葉だけを使います。
doubt-price = 費用がかかるため、先に確認します。
doubt-price-unknown = 料金がわからないため、先に確認します。
doubt-reply = 返信先のメッセージは使えないので、書かれた言葉だけを使います。
offer-models = または、別のモデルで注文できます：
pictures-frames = 画像：1枚目が最初のフレーム、2枚目が最後のフレームになります。
pictures-things = 画像：動画に登場するものとして使います。
offer-photos = { $count ->
    [1] 写真を受け取りました。動画で何が起きるようにしますか？<b>このメッセージに返信</b>して教えてください。
   *[other] 写真を{ $count }枚受け取りました。動画で何が起きるようにしますか？<b>このメッセージに返信</b>すると全部を使い、1枚の写真に返信するとその写真だけを使います。
}

## 書かれたことへの返事

prompt-missing = 動画の内容を書いてください。例：
    <code>/video 月の上の猫</code>
    写真のキャプションに書いて送ることもできます。
prompt-secret = この文章は使えません。パスワードやアクセスキーのような部分があります。そこを消して送り直してください。料金はかかっていません。
photos-off = このボットではまだ写真を使えません。オーナーの設定が必要です。言葉だけなら使えます。文中の画像リンクも使えます。
photo-too-big = このファイルは{ $limit } MBを超えているため渡せません。ファイルではなく写真として送るか、小さくしてください。料金はかかっていません。
attachment-unusable = 動画は言葉と画像（JPEG、PNG、WebP）から作ります。これは使えません。画像を写真として送り、キャプションに動画の内容を書いてください。
album-late = この写真はアルバムに間に合いませんでした。ほかの写真だけで進めています。
unknown-command = そのコマンドはわかりません。できることは /help をご覧ください。
unknown-command-near = <code>{ $command }</code> というコマンドはありません。こちらのことですか？
    <code>{ $meant }</code>
unknown-command-photo = <code>{ $command }</code> というコマンドはありません。こちらのことでしたら、写真への返信として送ってください：
    <code>{ $meant }</code>
button-stale = このボタンはもう使えません。
went-wrong = こちらで問題が起き、メッセージの内容は実行されませんでした。
button-not-yours = このボタンを押せるのは、頼んだ人か管理者だけです。

## 利用の許可

access-asked = オーナーに利用の許可をお願いしました。返事があり次第、ここでお知らせします。
access-waiting = オーナーからまだ返事がありません。返事があり次第、ここでお知らせします。
access-blocked = オーナーはこのチャットでの利用を許可していません。
access-unclaimed = このボットはまだ準備中です。あとでもう一度お試しください。
access-question-private = <b>{ $name }</b>さん（ユーザー <code>{ $user }</code>）がボットを使いたいと言っています。注文の料金はすべてあなたの負担になります。
access-question-group = グループ <b>{ $title }</b>（<code>{ $chat }</code>）でボットを使いたいとのことです。申請者：{ $name }さん（ユーザー <code>{ $user }</code>）。そこでの注文の料金はすべてあなたの負担になります。
access-approve = ✅ 許可
access-block = 🚫 拒否
access-approved = ✅ 許可されました。もう一度送ってください：<code>/video{ $at } 月の上の猫</code>、またはキャプション付きの写真。
access-decided-approved = ✅ 許可しました：{ $name }（<code>{ $chat }</code>）
access-decided-blocked = 🚫 拒否しました：{ $name }（<code>{ $chat }</code>）
access-approved-kept = ✅ 許可されました。先ほどのリクエストです。まだ必要なら<b>作成する</b>を押してください。
access-decided-new = 🗑 取り消しました：{ $name }（<code>{ $chat }</code>）。使うにはもう一度申請が必要です。
access-decided-topic = ✅ トピック { $topic } のみ許可しました：{ $name }（<code>{ $chat }</code>）
access-approve-topic = ✅ このトピックのみ
access-remove = 🗑 取り消す
access-question-topic = トピック { $topic } での申請です。
access-unclear = いまはこのボットを使えるかどうか確認できません。1分後にもう一度お試しください。
access-is-admin = ボットの管理者なので、いつでも使えます。先に <code>/admins remove</code> で外してください。
access-title = <b>ボットを使える人</b>
    ⏳ 待機中：{ $asked } · ✅ 許可：{ $approved } · 🚫 拒否：{ $blocked } · ▫️ 未決定：{ $new }
access-mode-open = <code>ACCESS=open</code>：拒否した相手以外は誰でも使えます。
access-mode-members = <code>ACCESS=members</code>：許可されたグループのメンバーは個人チャットでも使えます。
access-admin = ボットの管理者（いつでも使えます）
access-topics = トピック { $topics } のみ
access-spent = 今月：{ $sums }
access-spent-unpriced = 料金不明 { $number }
access-how = 手動：<code>/allow ID</code>、<code>/block ID</code>、<code>/remove ID</code>。グループでは id なしで使えます。<code>/allow topic</code> は一つのトピックだけを許可します。
access-id-missing = チャットかユーザーの id を付けてください：<code>/{ $command } 12345</code>。一覧は /access
admins-title = <b>ボットの管理者</b>
admins-in-settings = { $name }（ADMIN_IDS にあります）
admins-how = 変更：<code>/admins add 12345</code>、<code>/admins remove 12345</code>（ユーザーの id）。
admins-added = { $name }（<code>{ $user }</code>）が管理者になりました。こちらから送れるように、一度メッセージを送ってもらってください。
admins-gone = { $name }（<code>{ $user }</code>）は管理者ではなくなりました。
admins-already = すでに管理者です。
admins-unknown = 管理者ではありません。
admins-last = 唯一の管理者です。先に別の管理者を追加してください。
admins-configured = ADMIN_IDS にあります。設定を変えてボットを再起動してください。
admins-no-user = この id は一人のユーザーのものではありません。
admins-in-private = 個人チャットで送ってください。
claimed = あなたはこのボットの管理者になりました。使いたいチャットがあれば、ここで確認をお願いします。
claimed-next = さっそく、動画の内容を書いてみてください。例：<i>月の上の猫</i>。ほかの使い方は /help で見られます。
claimed-photos = 写真はまだ使えません。PHOTO_LINKS を設定するか、PUBLIC_URL に、このボットに届く https のアドレスを設定してください。
claim-refused = このリンクは使用済みか、期限切れです。

## ヘルプ

command-video = 動画を作る：/video 月の上の猫
command-models = モデルの一覧（オプションと料金）
command-settings = このチャットのモデル、サイズ、長さなど
command-status = 動画の進み具合
command-tasks = あなたの動画
command-usage = 使った量と残り
command-show = 動画をもう一度送る
command-retry = 同じものをもう一度注文
command-cancel = 動画をキャンセルする
command-check = いま動画サービスに問い合わせる
command-forget = このチャットについて知っていることを削除
command-privacy = 保存している情報と消し方
command-help = できること
help-words = • <code>/video{ $at } 月の上の猫</code>
help-photos = • 写真（複数も可）に、動画の内容を書いたキャプションを付けて送る
    • 写真に <code>/video{ $at }</code> と言葉で返信する
help-options = <b>1本の動画だけ</b>の指定（文中のどこでも）：{ $options }
help-chat = <b>このチャット</b>の指定：/settings で、既定の設定を確認・変更できます。
help = <b>そのあと</b>は、そのまま送るか、動画に返信して：
    /status – { command-status }
    /show – { command-show }
    /retry – { command-retry }
    /cancel – { command-cancel }
    /check – { command-check }

    /tasks – { command-tasks }
    /usage – { command-usage }
    <code>/forget</code> – { command-forget }
    /privacy – { command-privacy }
help-models = モデル（/models でそれぞれの機能がわかります）：{ $models }
help-group = 管理者になっているなど、私がすべてのメッセージを読めるグループでは、写真のキャプションに @{ $username } と書いても使えます。

## モデル

models-title = <b>モデル</b>（{ $count }）
models-none = いま選べるモデルはありません。あとでもう一度お試しください。
models-how = 1本だけなら、モデルの <code>--model</code> の行をリクエストに付けてください。このチャットで使い続けるなら、ボタンを押してください。
models-chosen = { $title } · このチャットのモデル
models-paused = ⏸ 休止中：{ $reason }
models-price = 料金：{ $price }
models-price-unknown = 料金：不明
models-images-none = 画像：使いません
models-images-up-to = 画像：{ $most }枚まで
models-images-exactly = 画像：ちょうど{ $most }枚
models-images-between = 画像：{ $least }～{ $most }枚
models-role = { $images }（{ $role }）
role-frames = 最初と最後のフレーム
role-things = 動画に登場するもの
models-used = このチャットでは { $model } を使います。

## 既定値

defaults-title = <b>このチャットの既定の設定</b>
defaults-line = { $name }：<b>{ $value }</b>（{ $source }）
source-bot = ボットの既定
source-chat = このチャットの既定
source-model = モデルの既定
defaults-how = 変更：<code>/settings { $example }</code>
    ボットの既定に戻す：<code>/settings reset</code>
defaults-price = この設定での動画は 1本 <b>{ $price }</b> です。
defaults-price-unknown = この設定での動画の料金は不明です。
confirm-above-from = この料金以上のとき、または料金が不明なときは、<b>作成する</b>を押すまで注文しません。
confirm-above-all = どの注文も、<b>作成する</b>を押すまで注文しません。
confirm-above-unpriced = ここでは料金がわからないので、どの注文も<b>作成する</b>を押すまで注文しません。
confirm-above-both = このチャット：{ $own }。ボット：{ $bots }。低いほうが有効です。
confirm-above-how = 高い注文の前に確認する：
    <code>/settings { $example }</code>（<code>confirm-above=off</code> で確認なし）
defaults-saved = 保存しました。
defaults-reset = ボットの既定値に戻しました。
defaults-admins-only = このグループの既定値を変えられるのは、グループの管理者だけです。
watermark-true = できればなし
watermark-false = 常になし（終わらないことがあります）

## ボットの管理者が手で行うこと

bot-admins-only = これができるのはこのボットの管理者だけです。
pause-how = モデルと理由を書いてください。例：<code>/pause { $example } 月曜に再開</code>　理由は全員に表示されます。
paused-now = ⏸ <b>{ $model }</b> を全員に対して休止しました：{ $reason }。再開するには <code>/resume { $model }</code>
paused-refused = 待っていたリクエスト{ $count }件を断りました。料金はかかっていません。
resume-how = モデルを書いてください。例：<code>/resume { $example }</code>
resumed = ▶️ <b>{ $model }</b> をまた注文できます。
resume-in-file = <b>{ $model }</b> は休止のままです。モデルのファイルで休止されています（{ $reason }）。ファイルを変更してください。
resume-not-paused = <b>{ $model }</b> は休止していません。
broadcast-how = 全員に届けたいメッセージに <code>/broadcast</code> と返信してください。テキスト、画像、動画など何でも送れます。
broadcast-private = /broadcast は、私との個人チャットで送ってください。
broadcast-nobody = 送り先のチャットがまだありません。
broadcast-question = このメッセージを{ $count }件のチャットに送りますか？
broadcast-cancelled = 何も送りませんでした。
broadcast-progress = 📣 { $total }件中{ $done }件に送信しました
broadcast-stopping = 停止しています…
broadcast-over = 📣 一斉送信は終わりました。結果は下にあります。
broadcast-done = 📣 一斉送信が完了しました。
broadcast-stopped = 📣 一斉送信を停止しました。
broadcast-broken = 📣 一斉送信は途中で終わりました。メッセージが削除されたか、コピーできません。
broadcast-report = 送信済み：{ $sent }
    ボットをブロック：{ $blocked }
    失敗：{ $failed }
broadcast-unclear = 届いた可能性あり、再送せず：{ $count }
broadcast-left = 未送信：{ $count }
button-broadcast-send = 📣 送信
button-broadcast-stop = 停止

## プライバシー

privacy-kept = <b>保存している情報</b>
    • リクエストの内容：言葉、オプション、画像と動画のリンク、それに写真・アカウント・このチャットとそのメッセージの Telegram のID
    • まだ許可されていないチャットの最後のリクエスト
    • このチャットの名前と既定値、オーナーが許可したかどうか
    • 動画を注文した人の名前
    • 動画ごとの料金（言葉は含みません）
privacy-time = 終わったリクエストは、最後の変更から{ $days }日後に削除します。二重の注文を防ぐためのメッセージのIDは{ $hours }時間後に削除します。許可待ちのリクエストは{ $kept }日後に削除します。
privacy = <b>消し方</b>
    <code>/forget</code> で、あなたのリクエスト（許可待ちのものも）とこのチャットの既定値を確認のうえ削除します。名前も削除しますが、あなたについてオーナーに確認中か、オーナーが決めた場合は残ります。動画の料金だけは、言葉なしで残ります。
privacy-group = <b>消し方</b>
    <code>/forget</code> で、ここでのあなたのリクエスト（許可待ちのものも）を確認のうえ削除します。グループの管理者が送ると、全員のリクエストとグループの既定値を削除します。名前も削除しますが、あなたについてオーナーに確認中か、オーナーが決めた場合は残ります。動画の料金だけは、言葉なしで残ります。
privacy-elsewhere = <b>ほかに渡る先</b>
    動画サービスには言葉、オプション、画像を渡しますが、名前やアカウントは渡しません。そこでは動画サービスの規則が、メッセージには Telegram の規則が適用されます。

## オーナーへ

owner-key = 動画APIがキーを拒否しました（HTTP { $status }）。{ $setting } を確認してください。
owner-secret-in-answer = 動画APIの応答に、このボットの秘密情報（おそらくAPIキー）が含まれていました。誰にも見せていません。念のため新しいキーを作り、VIDEO_API_KEY に設定してください。
owner-quota = 動画APIで { $setting } のアカウントの残高がなくなりました。チャージしてください。先方の言葉：「{ $reason }」
owner-words = 先方の言葉：「{ $reason }」
owner-no-access = 動画APIは { $setting } のキーに { $model } の利用を許可していません（HTTP { $status }）。キーにこのモデルかそのグループを許可するか、MODELS_FILE でモデルを修正、休止、または削除してください。
owner-address = 使っているアドレスに動画APIが見つかりません（{ $reason }）。{ $setting } を確認してください。使ったアドレス：<code>{ $url }</code>
owner-page = 動画APIが JSON ではなくウェブページを返しました（{ $reason }）。{ $setting } を確認してください。使ったアドレス：<code>{ $url }</code>
owner-certificate = 動画APIと安全に接続できません：{ $reason }。何も送信していません。{ $setting }（使ったアドレス：<code>{ $url }</code>）、このマシンの時計、HTTPS_PROXY を確認してください。
owner-format = 動画APIがリクエストの形式を受け付けません（{ $reason }）。{ $setting }（使ったアドレス：<code>{ $url }</code>）と、MODELS_FILE にあるプロバイダーの形式を確認してください。
owner-request = 動画APIが { $model } の項目 <code>{ $field }</code> を受け付けません（HTTP { $status }）。{ $setting } を変更してください。
owner-model-resting = プロバイダーが { $model } を3回続けて拒否しました。15分休止し、その後1件の注文で再び試します。先方の言葉：「{ $reason }」
owner-no-answers = 動画サービスから、タスク { $task } について使える返答がしばらくありません：{ $reason }。支払い済みの動画が待っています。問い合わせは続けます。{ $setting } とサービスの状態を確認してください。
owner-new-shape = 動画サービスが、タスク <code>{ $task }</code> について知らない形式で返答しています。そのため進み具合がわかりません。問い合わせは続けます。次の項目名をボットの開発者に知らせてください。内容は含まれていません：
    <pre>{ $shape }</pre>
owner-id-unreadable = 動画サービスはリクエストを受け付けましたが、返答からタスクIDを読み取れません。料金がかかった可能性があり、こちらでは追跡できません。サービス側で探す手がかり：タスク <code>{ $task }</code>、チャット <code>{ $chat }</code>、{ $time } UTC。返答：
    <pre>{ $answer }</pre>
owner-id-not-stored = 動画サービスはタスク <code>{ $task }</code> を <code>{ $id }</code> として受け付けましたが、このIDを保存できません。支払い済みです。このメッセージを残し、データベースを確認してください。保存は試し続けます。
owner-photos-off = 写真が送られてきましたが、写真リンクが無効です。PHOTO_LINKS を設定するか、PUBLIC_URL に、このボットに届く https のアドレスを設定してください。
owner-photo-store = 写真を渡せません：{ $reason }。PHOTO_LINKS とその設定を確認してください。
owner-update-failed = 更新（ID { $update }、チャット { $chat }）が { $error } で3回失敗したため、保留にしました。詳細はログにあります。
owner-trouble = 予期しないエラーが起きました：{ $error }（{ $where }）。間隔を広げながら試し続けます。詳細はログにあります。
owner-database-full = データベースのディスクがいっぱいで、何も保存できません。空きを作ってください。再起動なしで再開します。それまでは注文を受け付けず、料金も発生しません。メッセージは Telegram で待機します。
owner-database-gone = 実行中にデータベースのファイルが削除されたか置き換えられたため、何も保存できません。ファイルを元に戻して、再起動してください。それまでは注文を受け付けず、料金も発生しません。メッセージは Telegram で待機します。
owner-database-damaged = データベースが壊れています。バックアップから復元して、再起動してください。それまでは注文を受け付けず、料金も発生しません。メッセージは Telegram で待機します。
owner-database-fails = データベースに書き込めません。理由はログにあります。試し続けます。それまでは注文を受け付けず、料金も発生しません。メッセージは Telegram で待機します。
owner-database-works = データベースが再び使えるようになりました。待っていたメッセージを処理しています。
owner-delivery = タスク { $id } の動画を届けられませんでした：{ $error }。あと何回か試します。詳細はログにあります。
owner-needs-key = タスク { $id } の動画をチャットに送れませんでした。リンクは VIDEO_API_KEY がないと開けないため、チャットの人は見られません。ファイルが 50 MB より大きい場合、自前の Bot API サーバー（TELEGRAM_LOCAL）なら 2000 MB まで送れます。
owner-fake-ip = { $host } が架空のアドレス（Clash などの fake IP）を指すため、動画をダウンロードせずリンクで送りました。ダウンロードするには FAKE_IP_NETWORKS=198.18.0.0/15 を設定してください。

## オプションとモデル

option-unknown =
    <code>{ $value }</code> というオプションはありません。使えるもの：<b>{ $options }</b>。使える値は /models で見られます。
    例：<code>{ $example }</code>
    動画の内容の一部なら、その前に <code>--</code> を置いてください。

option-misspelt =
    <code>{ $value }</code> というオプションはありません。<code>--{ $near }</code> のことですか？
    動画の内容の一部なら、その前に <code>--</code> を置いてください。
option-misspelt-name =
    <code>{ $value }</code> というオプションはありません。<code>--{ $near }</code> のことですか？例：<code>{ $example }</code>
    動画の内容の一部なら、その前に <code>--</code> を置いてください。

default-unknown =
    <code>{ $value }</code> という設定はありません。設定できるもの：<b>{ $options }</b>。
    例：<code>/settings { $example }</code>
default-misspelt =
    <code>{ $value }</code> という設定はありません。<b>{ $near }</b> のことですか？
    例：<code>/settings { $example }</code>

# confirm-above in /settings; $value: what was written; $example: how to write it
confirm-above-missing = <code>confirm-above</code> のあとに料金を書いてください：
    <code>/settings { $example }</code>、または <code>off</code>。
confirm-above-value = <code>{ $value }</code> は料金として読めません。金額を一つ書いてください：
    <code>/settings { $example }</code>、または <code>off</code>。
confirm-above-currency = ここの料金は { $currency } なので、<code>{ $value }</code> は使えません。例：
    <code>/settings { $example }</code>
confirm-above-no-currency = ここの料金には通貨がありません。<code>{ $value }</code> の代わりに数字だけを書いてください：
    <code>/settings { $example }</code>
confirm-above-of-chat = <code>{ $value }</code> は動画ごとではなくチャット全体の設定なので、注文していません。設定はこちら：
    <code>/settings { $example }</code>
option-value = <code>{ $option }</code> に <code>{ $value }</code> は指定できません。次から選んでください：<b>{ $allowed }</b>
option-needs-value = <code>{ $option }</code> のあとに値が必要です：<b>{ $allowed }</b>
option-twice = <code>{ $option }</code> が2回指定されています：<code>{ $first }</code> と <code>{ $second }</code>。どちらか一つにして送り直してください。
bare-duration =
    動画の長さを <code>{ $value }</code> にはできません。選べる秒数：<b>{ $allowed }</b>
    動画の内容の一部なら、その前に <code>--</code> を置いてください。
model-unknown = <code>{ $value }</code> というモデルはありません。次から選んでください：<b>{ $allowed }</b>
model-misspelt = <code>{ $value }</code> というモデルはありません。<b>{ $near }</b> のことですか？使えるモデル：<b>{ $allowed }</b>
model-paused = <b>{ $model }</b> は休止中です：{ $reason }。ほかに使えるモデル：<b>{ $allowed }</b>
model-resting = <b>{ $model }</b> はいま動画サービスで使えません。料金はかかっていません。約{ $minutes }分後にもう一度お試しください。
model-paused-only = <b>{ $model }</b> は休止中です：{ $reason }。
photos-elsewhere = <b>{ $model }</b> では、送られた写真をまだ使えません。文中に画像のリンクを入れる方法もあります。
models-all-paused = <b>{ $model }</b> は休止中です：{ $reason }。いまはほかのモデルもありません。あとでもう一度お試しください。
option-not-offered = <b>{ $model }</b> の <code>{ $option }</code> に <code>{ $value }</code> は指定できません。使える値：<b>{ $allowed }</b>
option-not-taken = <b>{ $model }</b> に <code>{ $option }</code> という項目はありません。指定できる項目：<b>{ $allowed }</b>
value-elsewhere = <b>{ $model }</b> の <code>{ $option }</code> に <code>{ $value }</code> は指定できません。使える値：<b>{ $allowed }</b>
    <code>{ $value }</code> にするには、<code>--model</code> で次のどれかを指定してください：<b>{ $others }</b>
option-elsewhere = <b>{ $model }</b> に <code>{ $option }</code> という項目はありません。指定できる項目：<b>{ $allowed }</b>
    使うには、<code>--model</code> で次のどれかを指定してください：<b>{ $others }</b>
option-too-long = <b>{ $model }</b> の <code>{ $option }</code> は{ $allowed }文字までですが、{ $count }文字あります。短くして送り直してください。
default-model-unknown =
    このチャットの既定モデル <code>{ $value }</code> はもうありません。いまあるもの：<b>{ $allowed }</b>
    <code>--model</code> とどれか一つを加えて送るか、既定値を変えてください：<code>/settings model=…</code>
default-model-paused =
    このチャットの既定モデル <b>{ $model }</b> は休止中です：{ $reason }。使えるもの：<b>{ $allowed }</b>
    <code>--model</code> とどれか一つを加えて送るか、既定値を変えてください：<code>/settings model=…</code>
images-too-many = <b>{ $model }</b> に渡せる画像は{ $allowed }枚までですが、{ $count }枚あります。減らして送り直してください。
images-not-taken = <b>{ $model }</b> は画像を受け付けません。画像なしで送り直してください。
images-too-few = <b>{ $model }</b> には画像が{ $allowed }枚以上必要です（いまは{ $count }枚）。写真を付けて送り直してください。
prompt-too-long = <b>{ $model }</b> に渡せる文章は{ $allowed }文字までですが、{ $count }文字あります。短くして送り直してください。

## 予算

budget-used-up = { $payer ->
    [chat] このチャットの
    [user] あなたの
   *[all] すべての動画の
}{ $period ->
    [month] 今月の予算
   *[day] 今日の予算
}を使い切りました。{ $until } に新しくなります。
budget-too-little = { $payer ->
    [chat] このチャットの
    [user] あなたの
   *[all] すべての動画の
}{ $period ->
    [month] 今月の予算
   *[day] 今日の予算
}では、{ $price } のこの動画に足りません。{ $until } に新しくなります。
budget-none = { $payer ->
    [chat] このチャットではいま、動画を注文できません
    [user] あなたはいま、動画を注文できません
   *[all] いまは誰も動画を注文できません
}。このボットのオーナーが予算をゼロにしています。
budget-unpriced = ここでは予算が決められていますが、{ $model } の料金がわからないため注文できません。オーナーに知らせました。
budget-unpriced-untold = ここでは予算が決められていますが、{ $model } の料金がわからないため注文できません。これを直せるのは、このボットのオーナーだけです。
budget-busy = 予算が変更されているところです。もう一度お試しください。
budgets-title = <b>予算</b>
budgets-none = 予算はありません。ボットを使える人は、いくらでも注文できます。
budgets-line = <code>{ $budget }</code>：{ $used } 使用、{ $until } まで
budgets-line-each = <code>{ $budget }</code>
budgets-how = 設定：<code>/budget 20/day</code>、<code>/budget 50 videos/month</code>、<code>/budget chat 5/day</code>、<code>/budget user 2/day</code>、<code>/budget ID 3/day</code>。削除：<code>/budget off/day</code>、<code>/budget chat off/day</code>、<code>/budget off videos/month</code>。
budgets-currency = 金額の単位は { $currency } です。
budget-invalid = 予算「{ $text }」がわかりません。金額は小数点で書いてください：<code>0.50/day</code>
budget-saved = ✅ 保存しました：<code>{ $budget }</code>
refund-how = タスクのID、またはその先頭を書いてください：<code>/refund ID</code>。タスクのメッセージに <code>/refund</code> と返信してもかまいません。
refund-done = ✅ 返金：{ $amount }。予算にはもう数えません。
refund-unpriced = ✅ タスク <code>{ $id }</code> はもう数えません。料金は不明でした。
refund-twice = このタスクはすでに返金済みです。
refund-none = このタスクの請求は見つかりません。
task-several = この文字で始まるタスクが複数あります。IDをもっと長く書いてください。
refund-unsent = このタスクはまだ送信されていません。キャンセルすれば料金はかかりません。料金がかかる前に失敗した場合は、自動で戻ります。
owner-budget-share = 予算 { $budget } の { $percent }% を使いました。{ $until } に新しくなります。
owner-budget-used-up = 予算 { $budget } を使い切りました。{ $until } に新しくなります。/budget で確認や変更ができます。
owner-budget-none = 注文を 1 件断りました。予算 { $budget } では注文できません。/budget で確認や変更ができます。
owner-budget-too-little = 予算 { $budget } の残りが足りないため、注文を1件断りました。{ $until } に新しくなります。/budget で確認や変更ができます。
owner-budget-unpriced = 金額の予算があるのに、料金がわからない { $model } の動画が注文されたため、断りました。MODELS_FILE に料金を書くか、予算を削除してください。
price-changed = 料金はいま { $price } です。この料金で注文するには、もう一度押してください。
price-unknown-now = 料金がわからなくなりました。それでも注文するには、もう一度押してください。

## Statistics

stats-today = <b>今日</b>（{ $date }）
stats-month = <b>今月</b>（{ $date }）
stats-counts = 完成：{ $made } · 失敗：{ $failed } · 不明：{ $unknown }
stats-in-progress = 進行中：{ $number }
stats-spent = 支出：{ $amount }
stats-spent-other = ほかの通貨：{ $amounts }
stats-unpriced = 料金不明：{ $videos }
stats-not-charged = 断られた・キャンセルした分（請求なし）：{ $number }
stats-models = <b>今月・モデル別</b>
stats-chats = <b>今月・チャット別</b>
stats-users = <b>今月・ユーザー別</b>
stats-videos = { $count ->
   *[other] { $count }本
}
stats-line = { $name }：{ $sums }
stats-line-today = { $name }：{ $sums }（今日 { $today }）
stats-more = … ほか{ $more }件
stats-how = ファイルで：<code>/stats csv</code>
stats-file = { $first } から { $last } までの請求の一覧
stats-picture = 今月の日ごとの支出（モデル別）
stats-picture-videos = 今月の日ごとの動画数（モデル別）
stats-other = その他
usage-left-title = <b>残り</b>
usage-left = { $payer ->
    [chat] このチャット
    [user] あなた
   *[all] 全員の合計
}・{ $period ->
    [month] 今月
   *[day] 今日
}：{ $left } / { $most }（{ $until } まで）
balance-title = <b>各サービスの残高</b>
balance-left = { $provider }：残り { $left }、使用済み { $used }
balance-no-limit = { $provider }：上限なし、使用済み { $used }
balance-untold = { $provider }：情報なし
balance-unit = 単位は米ドル、またはアカウントの単位です。
owner-balance-low = { $provider } の残高は { $left } で、この24時間の費用は { $cost } でした。なくなる前にチャージしてください。すべての残高は /balance で見られます。

# Settings of a chat or a topic
from-topic = このトピックの既定値を使用：{ $names }
source-topic = このトピックの既定
settings-title-topic = <b>このトピックの既定の設定</b>
settings-whole-chat = これはチャット全体に適用されます。
settings-who-admins = これらのボタンを押せるのは、このグループの管理者だけです。
settings-who-everybody = これらのボタンは、このグループの全員が押せます。
settings-who-admins-only = 設定を変えられる人を決められるのは、このグループの管理者だけです。
settings-confirm = 確認する料金
settings-confirm-all = すべての料金
settings-language = 言語
settings-language-own = 各自の言語
settings-who = 変更できる人
settings-admins = 管理者
settings-everybody = 全員
settings-choose = 選択：<b>{ $name }</b>
settings-typed = 入力：<code>/settings { $example }</code>
settings-changed = その後、設定が変わりました。いまの設定はこのとおりです。
settings-reset-topic = このトピックでは再びチャットの既定値を使います。
button-settings-back = ← 設定
button-settings-default = 既定のまま
button-settings-chats = チャットと同じ
button-settings-reset = ボットの既定に戻す
language-name = 日本語
settings-button = { $name }：{ $value }
settings-how-topic = 変更：<code>/settings { $example }</code>
    チャットの既定に戻す：<code>/settings reset</code>
settings-model-used-topic = このトピックでは { $model } を使います。

## Groups: greeting, mentions, delivery elsewhere; menus and profile

mention-how = 私の名前のあとに、動画の内容を書いてください。例：
    <code>@{ $username } 月の上の猫</code>
mention-order = すぐに注文する
mention-offer = 先に確認する
mention-value = <code>{ $value }</code> は選べません。<code>/settings mention=offer</code>（先に確認する）または <code>/settings mention=order</code>（すぐに注文する）と書いてください。
mention-in-groups = これはグループ用の設定です。ここでは名前を呼ばなくても、そのまま書けば大丈夫です。
settings-mention = メンションされたとき
settings-choose-mention = このグループで<b>メンションされて</b>内容が書かれていたら、<b>作成する</b>ボタンを出して確認することも、すぐに注文することもできます。
greeting = 👋 動画を作ります。例：<code>/video@{ $username } 月の上の猫</code>
greeting-privacy = ここではコマンドと、私への返信だけが見えます。管理者にしていただければ、<code>@{ $username }</code> に続けて書かれた言葉も読めます。
greeting-all = <code>@{ $username }</code> に続けて書いても使えます。それ以外のときは黙っています。
button-open-settings = ⚙️ 設定
elsewhere = 「{ $title }」に投稿できなかったので、ここにお送りします。
elsewhere-group = 動画を頼まれたグループに投稿できなかったので、ここにお送りします。
command-access = ボットを使える人
command-admins = ボットの管理者
command-budget = 支出の上限
command-stats = 作った数と使った金額
command-balance = 動画サービスの残高
command-broadcast = すべてのチャットにメッセージを送る
command-pause = モデルを休止する：/pause モデル
command-resume = 休止したモデルを再開する：/resume モデル
command-refund = 動画の料金を取り消す：/refund ID
profile-description = 言葉と写真から動画を作ります。

    動画の内容を書いてください。例：月の上の猫。キャプション付きの写真を送ることもできます。

    グループにも追加できます。
profile-short = 言葉と写真から動画を作ります。グループでも使えます。
## Inline mode

inline-no-videos = 動画はまだありません · ボットを開く
inline-no-match = 一致する動画はありません
inline-untitled = 動画
inline-description = { $options } · { $date }
## Changing a video, and the shape of a picture

doubt-change = ✏️ <b>どこを変えますか？</b>「作成する」を押すまで何も注文されません。
change-lost = { $model } では使えないため、適用されません：{ $names }
change-typed = ほかの設定は、このメッセージに返信して入力：{ $examples }
change-words = 新しい言葉で<b>このメッセージに返信</b>してください。ここで選んだ内容はそのままです。（動画そのものから始めるときは、動画に返信してください。）いまの言葉：
    <code>{ $prompt }</code>
button-change-words = 💬 別の言葉
button-change-back = ← 設定一覧
button-fit = 🎬 { $shape }（写真に合わせる）
button-fit-again = 🔁 { $shape }（写真に合わせる）
button-fit-instead = 🎬 { $shape }に変更（写真に合わせる）
shape-square = 正方形
details-when = 注文：{ $time }
details-who = 注文した人：{ $name }
details-price = 料金：{ $price }
details-price-back = 料金：{ $price }（返金済み）
## 選ぶための一覧

task-short = IDは最初の8文字以上が必要です。コマンドだけを送れば、一覧から選べます。
tasks-how = 番号をタップすると開きます。
tasks-state-waiting = 順番待ち
tasks-state-making = 作成中
tasks-state-coming = まもなく届きます
tasks-state-done = 完成
tasks-state-undelivered = 完成、未着
tasks-state-failed = 失敗
tasks-state-expired = 結果なし
tasks-state-unknown = 結果不明
tasks-state-refused = 受付不可
tasks-state-cancelled = キャンセル済み
pick-show = どの動画をもう一度送りますか？無料です。
pick-retry = どれをもう一度注文しますか？
pick-cancel = どれをキャンセルしますか？
pick-check = どれについて動画サービスに問い合わせますか？
pick-status = どれを見ますか？
pick-none-show = ここには完成した動画がまだありません。
pick-none-cancel = いまここで順番待ちや作成中のものはありません。
pick-none-check = いまここで作成中の動画はありません。
pick-stale = その間に状況が変わりました。これが現在の一覧です。

## /forget の確認

forget-question-private = <b>次のデータをすべて削除しますか？</b>
forget-question-own = <b>このグループでのあなたの次のデータをすべて削除しますか？</b>
forget-question-all = <b>このグループの全員の次のデータをすべて削除しますか？</b>
forget-videos = • 動画{ $count }本とその言葉
forget-requests = • その他のリクエスト{ $count }件
forget-photos = • そのために送られた写真{ $count }枚
forget-waiting = • 許可待ちのリクエスト
forget-defaults = • このチャットの既定の設定
forget-name = • あなたの名前
forget-messages = このチャットのメッセージは残りますが、これらの動画をもう一度送ることはできなくなります。
forget-unfinished = 動画{ $count }本が進行中で、支払い済みか、その可能性があります。これは残り、あとで決められます。
forget-done = 削除しました。
forget-nothing = 何も削除していません。
forget-renewed = この確認は古くなっていました。現在の内容はこちらです。
forget-answered = この確認にはすでに回答済みです。
button-forget-delete = 🗑 削除する
button-forget-keep = 残す
## The greeting, small talk, and what is no order
example-prompt = 月の上の猫
start-private = 👋 こんにちは！<b>動画を作るボットです。</b>
    見たいものをそのまま言葉で書いてください。
start-group = 👋 こんにちは！<b>動画を作るボットです。</b>
    <code>/video@{ $username } 月の上の猫</code> のように、お好きな言葉で送ってください。
start-who = 👋 こんにちは！<b>動画を作るボットです。</b>
start-price = 動画1本 { $price } です。
start-try = まず1本見てみますか？🎬 のボタンを押すとすぐに注文されます：
start-ask = このボットを使えるかどうかはオーナーが決めます。最初の動画の内容を書いてくだされば、私から聞いてみます。
start-ask-group = このボットを使えるかどうかはオーナーが決めます。<code>/video@{ $username }</code> に続けて最初の動画の内容を送ってくだされば、私から聞いてみます。
start-photo = 写真を送り、キャプションに何が起きてほしいかを書いてください。例：<i>彼女が振り向いて微笑む</i>
start-photo-group = 写真に返信して <code>/video@{ $username }</code> と、何が起きてほしいかを書いてください。例：<i>彼女が振り向いて微笑む</i>
button-start-example = 🎬 { $prompt }
button-start-photo = 📷 写真を使う
button-start-settings = ⚙️ 設定
help-title = <b>言葉から動画を作ります。</b>
help-photos-title = <b>言葉と写真から動画を作ります。</b>
help-plain = • 言葉だけ：作る内容をお見せし、ボタンで注文します
help-links = • 画像へのリンクを含む言葉：その画像が動画に使われます
answer-thanks = どういたしまして！😊
answer-who = ボットです。動画の内容を書いてもらうと、AIの動画サービスがそれを作ります。詳しくは /help をどうぞ。
answer-bye = それでは、また！👋
answer-no = わかりました。ボタンを押さないかぎり、提案に料金はかかりません。
answer-ok = 👍 動画の提案が上にあれば、その下のボタンで注文できます。別の動画なら、内容をそのまま書いてください。
costs-own = このチャットの既定の設定（{ $video }）では、動画1本 <b>{ $price }</b> です。
costs-own-unknown = このチャットの既定の設定（{ $video }）での料金はわかりません。
costs-more = すべての料金は /models にあります。
costs-unknown = 動画の料金はわかりません。オーナーが料金を登録していないためです。
doubt-talk = 本当にこの内容の動画でいいですか？先に確認します。
attachment-voice = 音声メッセージや音楽は聞けません。動画の内容を文字で書いてください。
attachment-sticker = すてきなスタンプですね！でも動画にはできません。内容を文字で書いてください。
attachment-other = これは動画にできません。内容を文字で書いてください。
prompt-missing-words = 動画の内容を書いてください。例：
    <code>/video 月の上の猫</code>
prompt-missing-group = 動画の内容を書いてください。例：
    <code>/video@{ $username } 月の上の猫</code>
# What people write, without signs, emoji and accents; | stands between two phrases. A letter may be repeated.
heard-thanks = ありがとう | ありがと | ありがとうございます | ありがとうございました | どうもありがとう | どうもありがとうございます | 本当にありがとう | 有難う | 有難うございます | あざす | あざっす | サンキュー | さんきゅー | どうも | 感謝 | 感謝します | 助かりました | 助かります | すごい | すごいです | すごいね | 素晴らしい | 素晴らしいです | すばらしい | 最高
    | 最高です | 完璧 | 完璧です | いいね | いいですね | いい感じ | 素敵 | 素敵です | きれい | かわいい | かっこいい | 上手 | 上手ですね | よくできました | お疲れ様 | お疲れ様です | お疲れさま | わあ | わーい | やった | 笑
    | 動画ありがとう | 動画ありがとうございます
    | ありがとー | ありがとね | ありがとう助かった | ありがとう助かりました | ありがとうね | ありがとさん | どうもです | どうもね | まじありがとう | ほんとありがとう | 本当にありがとうございます | 本当にありがとうございました | 誠にありがとうございます | 有り難う | 有り難うございます
    | 有難うございました | サンクス | さんくす | センキュー | てんきゅー | ありです | あざます | あざーす | おつ | おつです | おつかれ | おつかれさま | おつかれさまです | お疲れさまです | お疲れ | お疲れ様でした | ご苦労様 | 感謝です | 感激
    | 助かった | 助かる | めっちゃ助かる | すごっ | すごすぎ | すごすぎる | めっちゃすごい | めちゃくちゃすごい | すげー | すげえ | やばい | やばいね | やばすぎ | まじすごい | 凄い | 凄いです | 凄いですね | すごいですね | 素晴らしいですね | すばらしいです
    | さすが | さすがです | 流石 | 流石です | 最高だね | 最高でした | 完璧だね | いいじゃん | いいぞ | めっちゃいい | とてもいい | とてもいいです | 良いです | 良いですね | とても良い | とても良いです | いい感じです | 面白い | おもしろい
    | 面白いです | 綺麗 | 綺麗です | きれいです | 可愛い | かっこいいです | うまい | お見事 | 見事 | ナイス | グッド | グッジョブ | 好き | 大好き | 気に入った | 気に入りました | 嬉しい | うれしい | 嬉しいです | わーい嬉しい | おお
    | おー | うわー | うわあ | ww | www | ははは | あはは | 爆笑 | ウケる
heard-greeting = こんにちは | こんにちわ | こんばんは | こんばんわ | おはよう | おはようございます | やあ | ハロー | はろー | もしもし | はじめまして | よろしく | よろしくお願いします | よろしくおねがいします | 元気 | 元気ですか | お元気ですか | 調子はどう | いますか | 誰かいますか | スタート | 開始 | 始める | どうもこんにちは
    | こんにちは元気 | こんちは | こんちわ | ちわ | ちわっす | ちっす | ちーす | こんばんはー | ばんは | おはよ | おはよー | おはようさん | おはー | おっはー | やっほー | やほ | ヤッホー | おっす | うっす | ども | どーも
    | ハーイ | へい | ヘイ | ハロ | 初めまして | はじめましてよろしくお願いします | 宜しく | 宜しくお願いします | 宜しくお願い致します | よろしくお願いいたします | よろしくお願い致します | よろしくです | よろ | 皆さんこんにちは | みなさんこんにちは
    | みんなこんにちは | ごきげんよう | ご機嫌いかがですか | ご機嫌よう | お久しぶり | お久しぶりです | 久しぶり | 元気かい | 元気してる | 元気してますか | 調子どう | 調子はどうですか | 最近どう | 起きてる | 聞こえる | 聞こえますか | 誰かいる | スタートする
    | はじめる | 始めます | 始めよう | テスト | てすと
heard-price = いくら | いくらですか | いくらですか教えて | いくらかかりますか | いくらかかる | おいくら | おいくらですか | 値段 | 値段は | 値段はいくらですか | 料金 | 料金は | 料金はいくらですか | 料金を教えて | 料金を教えてください | 価格 | 価格は | 無料 | 無料ですか | これは無料ですか | 有料 | 有料ですか | 費用 | 費用は | お金かかりますか | お金はかかりますか
    | 動画はいくら | 動画はいくらですか | 一本いくら | 1本いくら | 1本いくらですか
    | 動画を作るのはいくらですか | 動画1本いくらですか
    | いくら？ | おいくらでしょうか | いくらになりますか | いくらになる | いくらするの | いくらするんですか | いくらくらい | いくらくらいですか | いくらぐらいですか | いくら必要ですか | いくら払えばいいですか | いくら払えばいい | 値段教えて | 値段を教えて | 値段を教えてください
    | 値段いくら | 料金いくら | 料金いくらですか | 料金は幾ら | 幾ら | 幾らですか | 料金教えて | 料金教えてください | 料金表 | 料金一覧 | 料金体系 | 料金について | 料金は発生しますか | 料金はかかりますか | 料金かかりますか | 価格はいくらですか | 価格を教えて | 価格表
    | 費用はいくらですか | 費用はかかりますか | 費用かかりますか | 1本の値段 | 1本の料金 | 一本の料金 | 1本何円 | 何円 | 何円ですか | 何円かかりますか | 一回いくら | 1回いくら | 1回いくらですか | 動画の値段 | 動画の料金 | 動画の値段は | 動画の料金は | 動画作成の料金
    | 動画1本の値段 | 動画1本の料金 | 無料で使えますか | 無料で使える | 無料なの | 無料でできますか | タダ | タダですか | ただですか | タダで使える | お金いる | お金いりますか | お金は必要ですか | お金必要ですか | お金かかる | お金かかるの | 有料なの
    | 課金 | 課金が必要ですか | 課金必要ですか | 高いですか
heard-help = 助けて | 助けてください | ヘルプ | 手伝って | 使い方 | 使い方は | 使い方を教えて | 使い方を教えてください | 使い方がわからない | 何ができる | 何ができるの | 何ができますか | なにができる | なにができますか | どうやって使う | どうやって使うの | どうやって使いますか | どうすればいい | どうすればいいですか | メニュー | コマンド | 説明 | 機能
    | 動画の作り方 | どうやるの
    | たすけて | 助けてほしい | 手伝ってください | ヘルプください | ヘルプお願いします | 教えて | 教えてください | 使いかた | 使い方教えて | 使い方教えてください | 使い方を知りたい | 使い方わからない | 使い方が分からない | 使い方がわかりません | 使い方が分かりません
    | 使い方が知りたいです | 使い方は何ですか | どう使う | どう使うの | どう使えばいい | どう使えばいいですか | どうやって使えばいいですか | どうやればいい | どうやればいいですか | どうやりますか | やり方 | やり方は | やり方を教えて | やり方教えて | やり方がわからない
    | やりかた | どうすれば | どうしたらいい | どうしたらいいですか | どうする | どうするの | 次はどうする | 次は | 次は何 | 何をすればいい | 何をすればいいですか | なにすればいい | 何すればいい | 何が出来る | 何が出来ますか | 何が出来るの | 何ができるんですか
    | なにができるの | なにできるの | 何できる | 何できるの | できること | 出来ること | 何をしてくれるの | 何してくれる | 何をしますか | 何するの | 何するボット | 何のボットですか | これは何のボットですか | どんなことができますか | どんなことができる | 動画の作り方を教えて
    | 動画の作り方を教えてください | 動画の作り方は | 動画を作るには | 動画を作るにはどうすればいいですか | どうやって動画を作るの | どうやって動画を作りますか | 動画を作りたい | 動画作りたい | 動画を作りたいです | コマンド一覧 | マニュアル | 説明して | 説明してください | 説明書
    | 案内 | インフォ | わからない | 分からない | わかりません | 分かりません | よくわからない | 困った | 困っています
heard-who = 誰 | 誰ですか | あなたは誰 | あなたは誰ですか | 君は誰 | だれ | だれですか | あなたは何 | 何者 | これは何 | これは何ですか | これなに | 名前は | 名前は何ですか | お名前は | ボットですか | あなたはボットですか | 人間ですか | あなたは人間ですか | aiですか | あなたはaiですか | ロボットですか
    | どちら様 | どちら様ですか | どなた | どなたですか | 誰なの | 誰だ | 誰だお前 | お前は誰 | お前誰 | あなた誰 | あなた誰ですか | あんた誰 | 君誰 | 君は誰ですか | 君は何 | あなたは何ですか | あなたは何者 | あなたは何者ですか | 何者ですか | きみはだれ
    | あなたはだれ | これは何なの | これは何ですか教えて | これなんですか | これ何 | これ何ですか | これはなに | 何これ | なにこれ | なんですかこれ | 名前教えて | 名前を教えて | 名前を教えてください | 名前なに | 名前何 | お名前は何ですか | あなたの名前は
    | あなたの名前は何ですか | 君の名前は | ボット | ボットなの | ボットか | 君はボット | ロボットなの | あなたはロボットですか | 人ですか | 人間なの | aiなの | 人工知能ですか | 誰が作ったの | 誰が作りましたか | 誰に作られたの
    | 作者は誰 | 自己紹介 | 自己紹介して | 自己紹介してください
heard-bye = さようなら | さよなら | バイバイ | ばいばい | またね | じゃあね | じゃね | またあとで | また明日 | おやすみ | おやすみなさい | では | それでは | ではまた
    | さらば | さよーなら | バーイ | じゃ | じゃあ | じゃあまた | じゃまた | じゃあまたね | また今度 | またこんど | またねー | また会おう | またお願いします | また来ます | また来るね | また後で | またのちほど | またよろしく
    | 失礼します | 失礼しました | お先に失礼します | お休み | お休みなさい | おやすみー | おやすー | いってきます | 行ってきます | 良い一日を | よい一日を | 良い夜を | お元気で | ごきげんよう
heard-no = いいえ | いや | いらない | いりません | いらないです | 結構です | けっこうです | 大丈夫です | やめて | やめとく | やめます | なし | ストップ | 違う | 違います | ううん
    | いいえ結構です | いや結構です | 結構 | いえ | いえいえ | いえ結構です | いやだ | 嫌だ | 嫌です | やだ | いやいや | ノー | のー | だめ | ダメ | 駄目 | だめです | 違うよ | ちがう | ちがいます | 不要 | 不要です | 必要ない | 必要ないです
    | 必要ありません | 要らない | 要りません | いらん | いらないよ | 今はいい | 今はいいです | いまはいい | 今はいらない | 今は結構です | また今度で | 後でいい | 後で | あとで | やめておく | やめときます | やめておきます | やめよう | やっぱりやめる | やっぱいい
    | やっぱりいい | キャンセル | キャンセルして | キャンセルで | 中止 | 止めて | とめて | もういい | もういいです | もう結構です | 気にしないで | 忘れて | なんでもない | 何でもない | 好きじゃない | 良くない | よくない | いまいち | 微妙
heard-ok = はい | うん | ええ | オーケー | オッケー | おっけー | おけ | おk | 了解 | 了解です | りょ | 了解しました | わかった | わかりました | 分かった | 分かりました | 承知しました | いいよ | いいです | よし | そうです | そう | そうだね | なるほど | お願い | お願いします | おねがいします | どうぞ | 大丈夫 | すみません | ごめん | ごめんなさい | 待ってます
    | はいはい | はーい | はい大丈夫です | はいお願いします | はいそうです | うんうん | うん大丈夫 | おけー | おっけ | オケ | オッケ | オーケーです | オッケーです | おっけーです | okです | okだよ | いいですよ | いいよー | いいとも | よろしい
    | よかろう | りょうかい | りょーかい | りょうかいです | りょです | 了解いたしました | 承知 | 承知です | 承知いたしました | かしこまりました | わかったよ | わかりましたありがとう | わかりましたありがとうございます | 分かりましたありがとうございます | なるほどね
    | なるほどです | なるほど了解 | なるほどありがとう | 納得 | そうなんだ | そうなんですね | そうなの | そうですか | そうですね | そっか | そうか | そうだよ | だよね | ほほう | へえ | へー | ふむ | ふーん | うーん | んー
    | 正解 | その通り | その通りです | もちろん | もちろんです | ぜひ | 是非 | ぜひお願いします | 頼む | 頼みます | 頼んだ | お願いー | おねがい | 作って | 作ってください | 作って下さい | やって | やってください | やってみて | どぞ | 問題ない | 問題ないです
    | 問題ありません | 大丈夫だよ | すいません | すみませんでした | ごめんね | 申し訳ない | 申し訳ありません | 待って | 待ってる | 待っています | 待ちます | まだかな | まだですか | イエス
heard-names = ボット | ボットさん | さん | ね | よ
    | ボットくん | ボット君 | ぼっと | ねえ | あの
## The card of a task

button-unmute = 🔔 やっぱりここに送る
button-photo = 🖼 別の写真
button-words = ✏️ 言葉を変える
photo-how = <b>上のメッセージに返信</b>して、別の写真を送ってください。言葉はそのままで、注文の前に確認します。
cancel-muted = 支払い済みなので、動画はこのまま作られます。ここには送りません。
cancel-late = もう動画サービスに届いているため、キャンセルできません。
unmuted = わかりました。ここに送ります。
status-estimate = { $bar } 約{ $percent }%（推定） · 経過 { $elapsed }（通常は{ $usual }）
status-same = { $same }変化がありません。
status-left = { $same }変化がありません。通常の時間から見ると、あと約{ $left }です。
status-heard = 動画サービスからの最後の返事は{ $ago }前です。
check-asked = 動画サービスには、たった今問い合わせました。
check-percent = 最後の返事（{ $ago }前）：{ $percent }%。
check-no-percent = 最後の返事（{ $ago }前）：まだ作成中です。
failed-people = 動画サービスでは、実在の人物や顔は使えません。
failed-copyright = 著作権で保護されたものに似すぎていると、動画サービスに判断されました。
failed-policy = 動画サービスのコンテンツの規則に反しています。
failed-length = 言葉が動画サービスには長すぎます。
failed-picture = 動画サービスではこの画像を使えません。
failed-timeout = 動画サービスでの作成に時間がかかりすぎました。
failed-options = 動画サービスが設定の一つを受け付けません。
failed-lost = 動画サービスからこの動画がなくなりました。
failed-internal = 動画サービスで問題が起きました。
failed-other = 動画サービスはこの動画を作れませんでした。

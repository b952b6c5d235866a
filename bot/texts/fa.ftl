### همهٔ چیزهایی که ربات به مردم می‌گوید، به فارسی. کلیدها همان کلیدهای en.ftl است.
### رقم‌ها همه‌جا لاتین است: کنار شناسه، قیمت و گزینه‌ای می‌آید که باید همان‌طور نوشته شود.

## چه فهمیده شد

seconds = { $count } ثانیه
images = { $count ->
    [one] { $count } عکس
   *[other] { $count } عکس
}
orientation-portrait = عمودی
orientation-landscape = افقی
size-small = کوچک
size-large = بزرگ
switch-true = روشن
switch-false = خاموش
understood-images = { $understood } · { $images }
understood-price = { $understood } · { $price }
understood-named = { $understood } · { $name }: { $value }
name-model = مدل
name-orientation = جهت
name-size = اندازه
name-duration = مدت
name-watermark = واترمارک
separator = { "، " }
from-chat = از پیش‌فرض‌های این گفتگو: { $names }.
from-model = از پیش‌فرض‌های این گفتگو، { $model } این‌ها را ندارد: { $names }. به‌جایش تنظیم خودش را به کار می‌برد.
quoted = <blockquote>{ $prompt }</blockquote>

## پیام وضعیت سفارش

status-queued = ⏳ سفارش شما در نوبت ارسال است.
status-submitting = ⏳ دارم سفارش را برای سرویس ویدیو می‌فرستم…
status-retry-unreachable = ⏳ سرویس ویدیو الان در دسترس نیست. باز هم تلاش می‌کنم؛ هزینه‌ای کسر نشده است.
status-retry-busy = ⏳ سرویس ویدیو الان شلوغ است. باز هم تلاش می‌کنم؛ هزینه‌ای کسر نشده است.
status-retry-photo-store = ⏳ عکس شما را الان نمی‌شود رساند. باز هم تلاش می‌کنم؛ هزینه‌ای کسر نشده است.
status-running = 🎬 ویدیوی شما در حال ساخت است.
    سفارش <code>{ $id }</code>
status-late = بیشتر از معمول طول کشیده، ولی تا جایی که می‌دانم مشکلی نیست.
status-unresolved = ⏱ خیلی گذشته و هنوز نتیجه‌ای نیست. تا جایی که می‌دانم شکست نخورده: باز هم پیگیری می‌کنم و همین‌جا خبر می‌دهم.
    سفارش <code>{ $id }</code>
status-progress = { $bar } { $percent }% · { $elapsed } تا الان، معمولاً { $usual }
status-usual = معمولاً حدود { $usual } طول می‌کشد.
minutes = { $count } دقیقه
status-ready = 📦 ویدیو آماده است. دارم می‌آورمش…
    سفارش <code>{ $id }</code>
status-delivered = ✅ آماده شد.
    سفارش <code>{ $id }</code>
status-failed = ❌ { $why }
    سفارش <code>{ $id }</code>
status-failed-money = برگشت پول با سرویس ویدیو است.
status-failed-images = همراه سفارش بود: { $images }. عکس دیگری را امتحان کنید، یا بدون عکس.
status-expired = ⌛ خیلی گذشت و نتیجه‌ای نیامد، پس دیگر پیگیری نمی‌کنم. شاید هزینه‌اش کسر شده باشد.
    سفارش <code>{ $id }</code>
status-undelivered = ⚠️ ویدیو ساخته شد، اما { $reason }
    گرفتن دوبارهٔ ویدیو رایگان است.
    سفارش <code>{ $id }</code>
status-muted = 🔇 بی‌صدا شد. پولش پرداخت شده، پس ساخته می‌شود: با <code>/show { $short }</code> ویدیو را بگیرید.
    سفارش <code>{ $id }</code>
status-place = نوبت شما در صف: { $place }.
undelivered-send-unclear = شاید نرسیده باشد: وسط ارسال ارتباط قطع شد. لطفاً ببینید اینجا هست یا نه.
undelivered-send-interrupted = شاید نرسیده باشد: وسط ارسال کار من قطع شد. لطفاً ببینید اینجا هست یا نه.
undelivered-chat-unreachable = نتوانستم اینجا پیام بفرستم.
undelivered-send-refused = تلگرام قبولش نکرد.
undelivered-link-refused = باز کردن لینک دانلودش امن نیست.
undelivered-not-a-video = فایل، ویدیو نبود.
undelivered-endless = فایل خیلی بزرگ است.
undelivered-link-dead = لینک دانلودش کار نمی‌کند.
undelivered-needs-key = نتوانستم بیاورمش، و لینکش فقط برای این ربات باز می‌شود.
undelivered-went-wrong = از طرف من مشکلی پیش آمد.
result-link = 🎬 { $reason } می‌توانید <a href="{ $url }">اینجا ببینید یا ذخیره‌اش کنید</a>. زودتر این کار را بکنید: لینک منقضی می‌شود.
link-too-large = ویدیو بزرگ‌تر از آن است که بتوانم در تلگرام بفرستم.
link-not-taken = تلگرام ویدیو را از من قبول نکرد.
link-not-secure = ویدیو فقط لینک رمزنگاری‌نشده (http) دارد و من از این لینک‌ها دانلود نمی‌کنم.
link-not-downloaded = خودم نتوانستم ویدیو را دانلود کنم.
result-caption = { $quote }
    { $understood }
status-refused = ❌ { $reason }
    هزینه‌ای کسر نشد.
    سفارش <code>{ $id }</code>
refused-elsewhere = ❌ اجازه ندارم در «{ $title }» پیام بفرستم، پس ویدیو را سفارش ندادم. هزینه‌ای کسر نشد.
    از یک ادمین بخواهید اجازهٔ ارسال پیام را به من بدهد (یا تاپیک را باز کند)، بعد درخواستتان را دوباره بفرستید.
refused-somewhere = ❌ در گروهی که ویدیو خواسته بودید اجازهٔ ارسال پیام ندارم، پس سفارشش ندادم. هزینه‌ای کسر نشد.
    از یک ادمین بخواهید اجازهٔ ارسال پیام را به من بدهد (یا تاپیک را باز کند)، بعد درخواستتان را دوباره بفرستید.
status-unknown = ⚠️ { $reason }
    نمی‌دانم هزینه‌اش کسر شده یا نه، پس دوباره نفرستادم.
    سفارش <code>{ $id }</code>
status-unknown-again = ⚠️ { $reason }
    گفتید دوباره بفرستم. اگر اولی هم پیدا شد، همین‌جا خبر می‌دهم.
    سفارش <code>{ $id }</code>
status-unknown-forgotten = ⚠️ { $reason }
    کنار گذاشته شد. اگر پیدا شد، همین‌جا خبر می‌دهم.
    سفارش <code>{ $id }</code>
status-cancelled = لغو شد. هزینه‌ای کسر نشد.

reason-words = «{ $reason }»
owner-told = { $reason } به صاحب ربات خبر داده شد.
owner-untold = { $reason } این را فقط صاحب ربات می‌تواند درست کند.
reason-said = سرویس ویدیو قبول نکرد: «{ $reason }»
reason-refused = سرویس ویدیو قبول نکرد و دلیلی هم نگفت.
reason-key = سرویس ویدیو کلید این ربات را قبول نکرد.
reason-quota = اعتبار این ربات در سرویس ویدیو تمام شده است.
reason-model = سرویس ویدیو الان { $model } را ندارد.
reason-no-access = سرویس ویدیو به این ربات اجازهٔ استفاده از { $model } را نمی‌دهد.
reason-paused = { $model } متوقف است: { $reason }.
reason-removed = این ربات دیگر { $model } را ندارد.
reason-unreachable = سرویس ویدیو در دسترس نبود.
reason-moved = ربات بعد از آن به سرویس ویدیوی دیگری رفته است. لطفاً دوباره درخواست بدهید.
reason-busy = سرویس ویدیو خیلی شلوغ است.
reason-photos = این ربات دیگر نمی‌تواند عکس‌ها را برساند.
reason-photo-store = نشد عکس شما را به سرویس ویدیو برسانم.
reason-photo-gone = دیگر نمی‌توانم عکس شما را از تلگرام بگیرم. لطفاً دوباره بفرستیدش.
reason-picture-link = نتوانستم این عکس را باز کنم: { $reason }
    لطفاً خود عکس را بفرستید، یا لینکی که مستقیم یک عکس را باز می‌کند.
reason-photo-too-big = عکس شما از { $limit } مگابایت بزرگ‌تر است و بیشتر از این را نمی‌توانم برسانم. به‌صورت عکس بفرستید، نه فایل، یا کوچکش کنید.
reason-may-not-write = اجازه ندارم اینجا پیام بفرستم، پس ویدیو را سفارش ندادم. یک ادمین می‌تواند اجازهٔ ارسال پیام را به من بدهد.
reason-telegram = تلگرام در دسترس نبود، پس ویدیو را سفارش ندادم.
reason-went-wrong = از طرف من مشکلی پیش آمد، پس نفرستادمش.
reason-timeout = درخواست رفت، ولی سرویس ویدیو به‌موقع جواب نداد.
reason-broken = وقتی درخواست در راه بود، ارتباط قطع شد.
reason-unclear = از جواب سرویس ویدیو معلوم نیست درخواست را قبول کرده یا نه.
reason-address = سرویس ویدیو در آدرسی که این ربات دارد پیدا نشد.
reason-page = از جواب سرویس ویدیو معلوم نیست درخواست را قبول کرده یا نه: جوابش یک صفحهٔ وب است.
reason-certificate = ارتباط امن با سرویس ویدیو برقرار نشد، پس چیزی فرستاده نشد.
reason-format = سرویس ویدیو درخواست‌ها را به شکلی که این ربات می‌فرستد قبول نمی‌کند.
reason-request = سرویس ویدیو یکی از تنظیماتی را که این ربات فرستاد قبول نمی‌کند.
reason-interrupted = وقتی درخواست در راه بود، کار ربات قطع شد.
reason-absent = سرویس ویدیو چنین درخواستی ندارد: اصلاً به آنجا نرسیده است.

button-create = 🎬 بساز
button-create-for = 🎬 بساز با { $price }
button-cancel = لغو
button-as-picture = عکسِ ویدیو باشد
button-as-words = جزو متن بماند
button-again-paid = ارسال دوباره (شاید دو هزینه)
button-again = دوباره امتحان کن
button-forget = کنار بگذار
button-redo = 🔁 دوباره
button-retry = 🔁 تلاش دوباره
button-change = ✏️ تغییر
button-details = ℹ️ جزئیات
button-deliver = 📦 گرفتن ویدیو
button-check = 🔄 پیگیری
button-model = امتحان { $model }
button-later = ⏳ { $model } بعداً
button-with = 🎬 { $model }
button-use = اینجا با { $model } کار کن
button-copy = کپی شناسهٔ سفارش

button-newer = جدیدتر ←
button-older = → قدیمی‌تر
button-previous = قبلی ←
button-next = → بیشتر
button-ordered = سفارش داده شد.

## سفارش‌های یک گفتگو

tasks-none = هنوز ویدیویی اینجا نیست. امتحان کنید: <code>/video{ $at } گربه‌ای روی ماه</code>
tasks-title = <b>ویدیوهای شما</b> ({ $count })
tasks-title-group = <b>ویدیوهای این گروه</b> ({ $count })
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
task-not-found = چنین سفارشی در این گفتگو نیست. فهرست با /tasks
task-moved-on = در این فاصله تغییر کرده است: با /status ببینید به کجا رسیده.
details-id = { $state } سفارش <code>{ $short }</code>
details-provider-id = در سرویس ویدیو: <code>{ $id }</code>
details-took = { $span } طول کشید.
details-enhanced = سرویس ویدیو متن شما را بازنویسی کرد:
show-coming = در راه است.
show-not-yet = هنوز ساخته نشده. با /status ببینید به کجا رسیده.
show-nothing = برای این یکی ویدیویی نیست که نشان بدهم.
show-only-link = به‌صورت لینک به این گفتگو فرستاده شد؛ خود ویدیو در تلگرام نیست.
show-failed = تلگرام الان از من قبولش نمی‌کند. لطفاً بعداً امتحان کنید.
show-unclear = شاید نرسیده باشد: ارتباط قطع شد. اگر اینجا نیست، /show را دوباره بفرستید؛ رایگان است.
check-asking = دارم از سرویس ویدیو می‌پرسم.
check-done = آماده است: با /show ویدیو را دوباره بگیرید.
check-nothing = الان چیزی نیست که دربارهٔ این یکی از سرویس ویدیو بپرسم.
cancel-free = لغو شد. هزینه‌ای کسر نشد.
cancel-sending = همین الان دارد فرستاده می‌شود و نمی‌شود جلویش را گرفت. اگر سرویس قبول کند، پولش پرداخت شده است. اینجا نمی‌گذارمش؛ وقتی ساخته شد با /show بگیریدش. زیاد صبر نکنید: سرویس ویدیوها را مدت محدودی نگه می‌دارد.
cancel-paid = سفارش داده شده و پولش برنمی‌گردد. اینجا نمی‌گذارمش؛ وقتی ساخته شد با /show بگیریدش. زیاد صبر نکنید: سرویس ویدیوها را مدت محدودی نگه می‌دارد.
cancel-unknown = دیگر درباره‌اش چیزی نمی‌نویسم. نمی‌دانم هزینه‌اش کسر شده یا نه.
cancel-nothing = برای لغو دیر شده: تمام شده است.

forgotten = { $count ->
    [0] چیزی از شما نبود که پاک شود.
    [one] پاک شد: { $count } سفارش، با متن و عکس‌هایش.
   *[other] پاک شد: { $count } سفارش، با متن و عکس‌هایشان.
}
forgotten-defaults = پاک شد: پیش‌فرض‌های این گفتگو.
forgotten-left = { $count ->
    [one] { $count } سفارش هنوز در جریان است و پولش پرداخت شده یا شاید شده، پس نگهش داشتم. اگر آن را هم پاک کنید، ویدیویش از دست می‌رود.
   *[other] { $count } سفارش هنوز در جریان است و پولشان پرداخت شده یا شاید شده، پس نگهشان داشتم. اگر آن‌ها را هم پاک کنید، ویدیوهایشان از دست می‌رود.
}
button-erase = { $count ->
    [one] آن را هم پاک کن
   *[other] آن‌ها را هم پاک کن
}

## پیشنهادها

offer = از این یک ویدیو بسازم؟
    { $understood }
offer-links = { $count ->
    [one] لینک <b>{ $hosts }</b> عکسی برای ویدیو است؟
   *[other] لینک‌های <b>{ $hosts }</b> عکس‌هایی برای ویدیو هستند؟
}
    { $understood }
doubt-forwarded = این پیام را فوروارد کرده‌اید، پس اول می‌پرسم.
doubt-cut = تلگرام این متن را به چند پیام تقسیم کرده، پس اول می‌پرسم.
doubt-captions = این آلبوم چند کپشن دارد، پس اول می‌پرسم.
doubt-story = استوری‌ای را که رویش ریپلای کردید نمی‌بینم، فقط متن شما را.
doubt-paid = رسانهٔ پولی‌ای را که رویش ریپلای کردید نمی‌توانم به کار ببرم، فقط متن شما را.
doubt-price = این کار هزینه دارد، پس اول می‌پرسم.
doubt-price-unknown = نمی‌دانم هزینه‌اش چقدر است، پس اول می‌پرسم.
doubt-reply = پیامی را که رویش ریپلای کردید نمی‌توانم به کار ببرم، فقط متن شما را.
offer-models = یا با مدل دیگری سفارش بدهید:
pictures-frames = عکس‌ها: اولی فریم اول است و دومی فریم آخر.
pictures-things = عکس‌ها: چیزهایی که در ویدیو دیده می‌شوند.
offer-photos = { $count ->
    [one] عکس رسید. در ویدیو چه اتفاقی بیفتد؟ <b>روی همین پیام ریپلای کنید</b> و بنویسید.
   *[other] { $count } عکس رسید. در ویدیو چه اتفاقی بیفتد؟ <b>روی همین پیام ریپلای کنید</b> و بنویسید تا همه به کار بروند، یا فقط روی یک عکس تا همان یکی به کار برود.
}

## جواب نوشته‌ها

prompt-missing = بنویسید ویدیو چه چیزی را نشان بدهد، مثلاً:
    <code>/video گربه‌ای روی ماه</code>
    می‌توانید عکس هم بفرستید و متن را در کپشنش بنویسید.
prompt-secret = این متن را نمی‌توانم به کار ببرم: بخشی از آن شبیه رمز یا کلید دسترسی است. آن بخش را بردارید و دوباره بفرستید. هزینه‌ای کسر نشد.
photos-off = این ربات هنوز نمی‌تواند از عکس استفاده کند: صاحبش باید اول تنظیمش کند. متن تنها کار می‌کند. لینک یک عکس در متن هم کار می‌کند.
photo-too-big = این فایل از { $limit } مگابایت بزرگ‌تر است و بیشتر از این را نمی‌توانم برسانم. به‌صورت عکس بفرستید، نه فایل، یا کوچکش کنید. هزینه‌ای کسر نشد.
attachment-unusable = من از متن و عکس (JPEG، PNG، WebP) ویدیو می‌سازم، نه از این. یک عکس بفرستید و در کپشن بنویسید چه اتفاقی بیفتد.
album-late = این عکس دیر به آلبومش رسید: بقیه بدون آن رفته‌اند.
unknown-command = این دستور را نمی‌شناسم. کارهایی که بلدم: /help
unknown-command-near = <code>{ $command }</code> را نمی‌شناسم. منظورتان این بود؟
    <code>{ $meant }</code>
unknown-command-photo = <code>{ $command }</code> را نمی‌شناسم. اگر منظورتان این بود، روی عکس ریپلای کنید و بفرستیدش:
    <code>{ $meant }</code>
button-stale = این دکمه دیگر کار نمی‌کند.
went-wrong = از طرف من مشکلی پیش آمد و پیام شما انجام نشد.
button-not-yours = فقط کسی که درخواست داده، یا یک ادمین، می‌تواند این را بزند.

## دسترسی

access-asked = از صاحب ربات خواستم شما را تأیید کند. وقتی جواب داد همین‌جا می‌نویسم.
access-waiting = صاحب ربات هنوز جواب نداده است. وقتی جواب داد همین‌جا می‌نویسم.
access-blocked = صاحب ربات به این گفتگو اجازه نداده است.
access-unclaimed = این ربات هنوز آماده نیست. لطفاً بعداً امتحان کنید.
access-question-private = <b>{ $name }</b> (کاربر <code>{ $user }</code>) می‌خواهد از ربات استفاده کند. هرچه سفارش بدهد به حساب شماست.
access-question-group = گروه <b>{ $title }</b> (<code>{ $chat }</code>) می‌خواهد از ربات استفاده کند؛ درخواست از { $name } (کاربر <code>{ $user }</code>). هرچه آنجا سفارش داده شود به حساب شماست.
access-approve = ✅ تأیید
access-block = 🚫 مسدود
access-approved = ✅ تأیید شد. درخواستتان را دوباره بفرستید: <code>/video{ $at } گربه‌ای روی ماه</code>، یا یک عکس با کپشن.
access-decided-approved = ✅ تأیید شد: { $name } (<code>{ $chat }</code>)
access-decided-blocked = 🚫 مسدود شد: { $name } (<code>{ $chat }</code>)
access-approved-kept = ✅ تأیید شد. این همان چیزی است که خواسته بودید؛ اگر هنوز می‌خواهید، <b>بساز</b> را بزنید.
access-decided-new = 🗑 حذف شد: { $name } (<code>{ $chat }</code>). برای استفاده از ربات باید دوباره درخواست بدهد.
access-decided-topic = ✅ فقط برای تاپیک { $topic } تأیید شد: { $name } (<code>{ $chat }</code>)
access-approve-topic = ✅ فقط این تاپیک
access-remove = 🗑 حذف
access-question-topic = درخواست در تاپیک { $topic } بود.
access-unclear = الان نمی‌توانم بررسی کنم که اجازهٔ استفاده از این ربات را دارید یا نه. لطفاً یک دقیقهٔ دیگر امتحان کنید.
access-is-admin = این یکی از ادمین‌های ربات است و همیشه اجازهٔ استفاده دارد. اول با <code>/admins remove</code> حذفش کنید.
access-title = <b>چه کسی می‌تواند از ربات استفاده کند</b>
    ⏳ منتظر: { $asked } · ✅ تأییدشده: { $approved } · 🚫 مسدود: { $blocked } · ▫️ نامشخص: { $new }
access-mode-open = <code>ACCESS=open</code>: همه می‌توانند از ربات استفاده کنند، جز کسانی که مسدود کرده‌اید.
access-mode-members = <code>ACCESS=members</code>: اعضای گروه‌های تأییدشده می‌توانند در گفتگوی خصوصی هم از ربات استفاده کنند.
access-admin = ادمین ربات؛ همیشه می‌تواند از آن استفاده کند
access-topics = فقط در تاپیک‌های { $topics }
access-spent = این ماه: { $sums }
access-spent-unpriced = با قیمت نامشخص: { $number }
access-how = دستی: <code>/allow ID</code>، <code>/block ID</code>، <code>/remove ID</code>. در گروه بدون شناسه هم کار می‌کنند؛ <code>/allow topic</code> فقط یک تاپیک را تأیید می‌کند.
access-id-missing = شناسهٔ یک گفتگو یا کاربر را هم بنویسید: <code>/{ $command } 12345</code>. فهرست با /access
admins-title = <b>ادمین‌های ربات</b>
admins-in-settings = { $name }، در ADMIN_IDS
admins-how = برای تغییر: <code>/admins add 12345</code>، <code>/admins remove 12345</code>، با شناسهٔ کاربر.
admins-added = { $name } (<code>{ $user }</code>) حالا ادمین است. باید یک بار به من پیام بدهد تا بتوانم برایش بنویسم.
admins-gone = { $name } (<code>{ $user }</code>) دیگر ادمین نیست.
admins-already = از قبل ادمین است.
admins-unknown = ادمین نیست.
admins-last = تنها ادمین است. اول یکی دیگر اضافه کنید.
admins-configured = در ADMIN_IDS است. آن تنظیم را عوض کنید و ربات را دوباره راه بیندازید.
admins-no-user = این شناسه مال یک شخص نیست.
admins-in-private = لطفاً این را در گفتگوی خصوصی خودمان بفرستید.
claimed = حالا شما ادمین این ربات هستید. گفتگوهایی که بخواهند از آن استفاده کنند، اینجا از شما اجازه می‌گیرند.
claimed-next = حالا بنویسید ویدیو چه چیزی را نشان بدهد، مثلاً <i>گربه‌ای روی ماه</i>. بقیهٔ کارها را /help نشان می‌دهد.
claimed-photos = عکس‌ها هنوز کار نمی‌کنند: PHOTO_LINKS را تنظیم کنید، یا PUBLIC_URL را آدرس https این ربات بگذارید.
claim-refused = این لینک قبلاً استفاده شده یا منقضی شده است.

## راهنما

command-video = ساخت ویدیو: /video گربه‌ای روی ماه
command-models = مدل‌ها، با گزینه‌ها و قیمتشان
command-settings = مدل، اندازه، مدت… در این گفتگو
command-status = ویدیو به کجا رسیده
command-tasks = ویدیوهای شما
command-usage = چقدر مصرف کرده‌اید و چقدر مانده
command-show = ارسال دوبارهٔ ویدیو
command-retry = سفارش دوبارهٔ همان
command-cancel = لغو ویدیو
command-check = پرسیدن از سرویس ویدیو، همین الان
command-forget = پاک کردن آنچه از این گفتگو می‌دانم
command-privacy = چه چیزی نگه می‌دارم و چطور پاک می‌شود
command-help = چه کارهایی بلدم
help = <b>بعد از سفارش</b>، تنها یا با ریپلای روی ویدیو:
    /status – { command-status }
    /show – { command-show }
    /retry – { command-retry }
    /cancel – { command-cancel }
    /check – { command-check }

    /tasks – { command-tasks }
    /usage – { command-usage }
    <code>/forget</code> – { command-forget }
    /privacy – { command-privacy }
help-group = هرجا بتوانم همهٔ پیام‌ها را بخوانم، مثلاً وقتی ادمین باشم، @{ $username } در کپشن عکس هم کافی است.

## مدل‌ها

models-title = <b>مدل‌ها</b> ({ $count })
models-none = الان مدلی برای انتخاب نیست. لطفاً بعداً امتحان کنید.
models-how = برای یک ویدیو، خط <code>--model</code> آن مدل را به درخواستتان اضافه کنید. برای این گفتگو، دکمه‌ای را بزنید.
models-chosen = { $title } · مدل این گفتگو
models-paused = ⏸ متوقف: { $reason }
models-price = قیمت: { $price }
models-price-unknown = قیمت: نامشخص
models-images-none = عکس: نمی‌گیرد
models-images-up-to = عکس: حداکثر { $most }
models-images-exactly = عکس: دقیقاً { $most }
models-images-between = عکس: { $least } تا { $most }
models-role = { $images } ({ $role })
role-frames = فریم اول و آخر
role-things = چیزهای داخل ویدیو
models-used = این گفتگو حالا با { $model } کار می‌کند.

## پیش‌فرض‌ها

defaults-title = <b>پیش‌فرض‌های این گفتگو</b>
defaults-line = { $name }: <b>{ $value }</b> ({ $source })
source-bot = از ربات
source-chat = از این گفتگو
source-model = از مدل
defaults-how = برای تغییر: <code>/settings { $example }</code>
    برگشت به پیش‌فرض‌های ربات: <code>/settings reset</code>
defaults-price = هر سفارش با این‌ها <b>{ $price }</b> هزینه دارد.
defaults-price-unknown = قیمت سفارش با این‌ها نامشخص است.
confirm-above-from = از این قیمت به بالا، و هرجا قیمت نامشخص باشد، سفارش منتظر <b>بساز</b> می‌ماند.
confirm-above-all = هر سفارش منتظر <b>بساز</b> می‌ماند.
confirm-above-unpriced = اینجا قیمتی مشخص نیست، پس هر سفارش منتظر <b>بساز</b> می‌ماند.
confirm-above-both = مال این گفتگو: { $own }. مال ربات: { $bots }. کمترش حساب است.
confirm-above-how = برای اینکه قبل از سفارش‌های گران بپرسم:
    <code>/settings { $example }</code> (<code>confirm-above=off</code>: هیچ‌وقت)
defaults-saved = ذخیره شد.
defaults-reset = به پیش‌فرض‌های ربات برگشت.
defaults-admins-only = فقط ادمین‌های این گروه می‌توانند پیش‌فرض‌هایش را عوض کنند.
watermark-true = تا جای ممکن بدون واترمارک
watermark-false = همیشه بدون واترمارک (شاید گیر کند)

## کارهایی که ادمین‌های ربات دستی انجام می‌دهند

bot-admins-only = این کار فقط با ادمین‌های ربات است.
pause-how = مدل و دلیل را بنویسید، مثلاً <code>/pause { $example } دوشنبه برمی‌گردد</code>. دلیل را همه می‌بینند.
paused-now = ⏸ <b>{ $model }</b> برای همه متوقف شد: { $reason }. برای ادامه: <code>/resume { $model }</code>
paused-refused = { $count ->
    [one] { $count } درخواستِ در نوبت رد شد. هزینه‌ای برایش کسر نشد.
   *[other] { $count } درخواستِ در نوبت رد شد. هزینه‌ای برایشان کسر نشد.
}
resume-how = مدل را بنویسید، مثلاً <code>/resume { $example }</code>.
resumed = ▶️ <b>{ $model }</b> را دوباره می‌شود سفارش داد.
resume-in-file = <b>{ $model }</b> متوقف می‌ماند: در فایل مدل‌ها متوقف شده است ({ $reason }). آنجا عوضش کنید.
resume-not-paused = <b>{ $model }</b> متوقف نیست.
broadcast-how = روی پیامی که باید به همه برسد ریپلای کنید و <code>/broadcast</code> را بفرستید. هر چیزی می‌شود: متن، عکس، ویدیو.
broadcast-private = لطفاً /broadcast را در گفتگوی خصوصی خودمان بفرستید.
broadcast-nobody = هنوز گفتگویی نیست که برایش بفرستم.
broadcast-question = { $count ->
    [one] این پیام به { $count } گفتگو فرستاده شود؟
   *[other] این پیام به { $count } گفتگو فرستاده شود؟
}
broadcast-cancelled = چیزی فرستاده نشد.
broadcast-progress = 📣 تا الان به { $done } از { $total } گفتگو فرستاده شد
broadcast-stopping = دارم متوقفش می‌کنم…
broadcast-over = 📣 این ارسال همگانی تمام شده است: گزارشش پایین است.
broadcast-done = 📣 ارسال همگانی تمام شد.
broadcast-stopped = 📣 ارسال همگانی متوقف شد.
broadcast-broken = 📣 ارسال همگانی زودتر تمام شد: پیام پاک شده یا نمی‌شود کپی‌اش کرد.
broadcast-report = فرستاده شد: { $sent }
    ربات را مسدود کرده‌اند: { $blocked }
    ناموفق: { $failed }
broadcast-unclear = شاید رسیده، تکرار نشد: { $count }
broadcast-left = فرستاده نشد: { $count }
button-broadcast-send = 📣 بفرست
button-broadcast-stop = توقف

## حریم خصوصی

privacy-kept = <b>چه چیزی نگه می‌دارم</b>
    • درخواست‌هایتان: متن، گزینه‌ها، لینک عکس‌ها و ویدیوها، و شناسه‌های تلگرام برای عکس‌ها و حساب شما و این گفتگو و پیام‌هایش
    • آخرین درخواستِ گفتگویی که هنوز تأیید نشده
    • نام و پیش‌فرض‌های این گفتگو، و اینکه صاحب ربات تأییدش کرده یا نه
    • نام شما، اگر ویدیو سفارش بدهید
    • هزینهٔ هر ویدیو، بدون متنش
privacy-time = { $days ->
    [one] درخواستِ تمام‌شده { $days } روز بعد از آخرین تغییرش پاک می‌شود.
   *[other] درخواستِ تمام‌شده { $days } روز بعد از آخرین تغییرش پاک می‌شود.
} شناسهٔ پیام‌ها که جلوی سفارشِ دوباره را می‌گیرد، بعد از { $hours } ساعت پاک می‌شود. درخواستی که منتظر تأیید است، بعد از { $kept } روز پاک می‌شود.
privacy = <b>چطور پاک می‌شود</b>
    <code>/forget</code> اول می‌پرسد، بعد درخواست‌های شما و پیش‌فرض‌های این گفتگو را پاک می‌کند، درخواستِ منتظر تأیید را هم. نام شما هم پاک می‌شود، مگر اینکه از صاحب ربات دربارهٔ شما پرسیده شده یا او تصمیم گرفته باشد. هزینهٔ ویدیو بدون متنش می‌ماند.
privacy-group = <b>چطور پاک می‌شود</b>
    <code>/forget</code> اول می‌پرسد، بعد درخواست‌های شما را پاک می‌کند، درخواستِ منتظر تأیید را هم؛ اگر ادمین گروه بفرستد، درخواست‌های همه و پیش‌فرض‌های گروه. نام شما هم پاک می‌شود، مگر اینکه از صاحب ربات دربارهٔ شما پرسیده شده یا او تصمیم گرفته باشد. هزینهٔ ویدیو بدون متنش می‌ماند.
privacy-elsewhere = <b>دیگر به دست چه کسی می‌رسد</b>
    متن، گزینه‌ها و عکس‌های شما به سرویس ویدیو می‌رسد، ولی نام و حسابتان نه. برای این‌ها قوانین خود آن سرویس و برای پیام‌هایتان قوانین تلگرام برقرار است.

## به صاحب ربات

owner-key = API ویدیو کلید را قبول نکرد (HTTP { $status }): { $setting } را بررسی کنید.
owner-secret-in-answer = در جواب API ویدیو یکی از اطلاعات محرمانهٔ این ربات بود، احتمالاً کلید API. به کسی نشانش ندادم. برای اطمینان کلید تازه‌ای بسازید و در VIDEO_API_KEY بگذارید.
owner-quota = API ویدیو می‌گوید حساب { $setting } اعتبار ندارد: شارژش کنید. عین حرفش: «{ $reason }»
owner-words = عین حرفش: «{ $reason }»
owner-no-access = API ویدیو به کلید { $setting } اجازهٔ استفاده از { $model } را نمی‌دهد (HTTP { $status }). مدل یا گروهش را برای آن کلید مجاز کنید، یا مدل را در MODELS_FILE درست کنید، متوقف کنید یا بردارید.
owner-address = API ویدیو در آدرسی که دارم نیست ({ $reason }). { $setting } را بررسی کنید؛ من از <code>{ $url }</code> استفاده کردم.
owner-page = API ویدیو به‌جای JSON یک صفحهٔ وب برگرداند ({ $reason }). { $setting } را بررسی کنید؛ من از <code>{ $url }</code> استفاده کردم.
owner-certificate = نمی‌توانم ارتباط امن با API ویدیو برقرار کنم: { $reason }. چیزی فرستاده نشد. { $setting } (من از <code>{ $url }</code> استفاده کردم)، ساعت این دستگاه و HTTPS_PROXY را بررسی کنید.
owner-format = API ویدیو قالب درخواست‌های من را قبول نمی‌کند ({ $reason }). { $setting } (من از <code>{ $url }</code> استفاده کردم) و قالب سرویس‌دهنده در MODELS_FILE را بررسی کنید.
owner-request = API ویدیو فیلد <code>{ $field }</code> از { $model } را قبول نمی‌کند (HTTP { $status }). { $setting } را عوض کنید.
owner-model-resting = سرویس‌دهنده سه بار پشت سر هم { $model } را رد کرد. 15 دقیقه متوقف است؛ بعد یک سفارش دوباره امتحانش می‌کند. سرویس‌دهنده می‌گوید: «{ $reason }»
owner-no-answers = مدتی است سرویس ویدیو دربارهٔ سفارش { $task } جواب درستی نداده است: { $reason }. ویدیوهای پولی منتظرند. باز هم می‌پرسم؛ لطفاً { $setting } و کار کردن سرویس را بررسی کنید.
owner-new-shape = سرویس ویدیو دربارهٔ سفارش <code>{ $task }</code> به شکلی جواب می‌دهد که نمی‌شناسم، پس نمی‌دانم به کجا رسیده است. باز هم می‌پرسم. لطفاً نام این فیلدها را به سازندگان ربات گزارش کنید؛ محتوایی در آن‌ها نیست:
    <pre>{ $shape }</pre>
owner-id-unreadable = سرویس ویدیو درخواستی را قبول کرد، ولی در جوابش شناسهٔ سفارش پیدا نمی‌کنم. شاید هزینه‌اش کسر شده باشد و نمی‌توانم پیگیری‌اش کنم. برای پیدا کردنش در سرویس: سفارش <code>{ $task }</code>، گفتگو <code>{ $chat }</code>، { $time } UTC. جواب این بود:
    <pre>{ $answer }</pre>
owner-id-not-stored = سرویس ویدیو سفارش <code>{ $task }</code> را با شناسهٔ <code>{ $id }</code> قبول کرد، ولی نمی‌توانم آن شناسه را ذخیره کنم. پولش پرداخت شده: این پیام را نگه دارید و پایگاه داده را بررسی کنید. باز هم تلاش می‌کنم.
owner-photos-off = کسی عکسی فرستاد، ولی لینک عکس‌ها خاموش است: PHOTO_LINKS را تنظیم کنید، یا PUBLIC_URL را آدرس https این ربات بگذارید.
owner-photo-store = عکس‌ها را نمی‌شود رساند: { $reason }. PHOTO_LINKS و تنظیماتش را ببینید.
owner-update-failed = یک آپدیت (شناسهٔ { $update }، گفتگوی { $chat }) سه بار با { $error } شکست خورد و کنار گذاشته شد؛ جزئیات در لاگ است.
owner-trouble = خطای پیش‌بینی‌نشده‌ای پیش آمد: { $error } ({ $where }). با فاصله‌های بیشتر باز هم تلاش می‌کنم؛ جزئیات در لاگ است.
owner-database-full = دیسک پایگاه داده پر است و نمی‌توانم چیزی ذخیره کنم. کمی جا باز کنید: بعد بدون راه‌اندازی دوباره ادامه می‌دهم. تا آن موقع سفارشی نمی‌گیرم و هزینه‌ای کسر نمی‌شود. پیام‌ها در تلگرام منتظر می‌مانند.
owner-database-gone = فایل پایگاه داده هنگام کار من پاک یا عوض شد و نمی‌توانم چیزی ذخیره کنم. فایل را برگردانید و من را دوباره راه بیندازید. تا آن موقع سفارشی نمی‌گیرم و هزینه‌ای کسر نمی‌شود. پیام‌ها در تلگرام منتظر می‌مانند.
owner-database-damaged = پایگاه داده خراب شده است. از نسخهٔ پشتیبان برگردانیدش و من را دوباره راه بیندازید. تا آن موقع سفارشی نمی‌گیرم و هزینه‌ای کسر نمی‌شود. پیام‌ها در تلگرام منتظر می‌مانند.
owner-database-fails = نمی‌توانم در پایگاه داده بنویسم؛ دلیلش در لاگ است. باز هم تلاش می‌کنم. تا آن موقع سفارشی نمی‌گیرم و هزینه‌ای کسر نمی‌شود. پیام‌ها در تلگرام منتظر می‌مانند.
owner-database-works = پایگاه داده دوباره کار می‌کند. دارم به پیام‌های منتظر می‌رسم.
owner-delivery = نشد ویدیوی سفارش { $id } را برسانم: { $error }. چند بار دیگر تلاش می‌کنم؛ جزئیات در لاگ است.
owner-needs-key = نشد ویدیوی سفارش { $id } را به گفتگویش بفرستم، و لینکش فقط با VIDEO_API_KEY باز می‌شود، پس آنجا کسی نمی‌تواند بازش کند. اگر فایل از 50 مگابایت بزرگ‌تر است، سرور Bot API خودتان (TELEGRAM_LOCAL) تا 2000 مگابایت را قبول می‌کند.
owner-fake-ip = آدرس { $host } ساختگی است (fake IP، مثل کار Clash)، پس به‌جای دانلود، لینک ویدیو را فرستادم. برای دانلود شدن ویدیوها این را تنظیم کنید: FAKE_IP_NETWORKS=198.18.0.0/15

## گزینه‌ها و مدل‌ها

option-unknown =
    گزینه‌ای به نام <code>{ $value }</code> نیست. گزینه‌ها این‌ها هستند: <b>{ $options }</b>. مقدارهایشان در /models است.
    مثلاً: <code>{ $example }</code>
    اگر جزو متن است، قبل از متن <code>--</code> بگذارید.

option-misspelt =
    گزینه‌ای به نام <code>{ $value }</code> نیست. منظورتان <code>--{ $near }</code> بود؟
    اگر جزو متن است، قبل از متن <code>--</code> بگذارید.
option-misspelt-name =
    گزینه‌ای به نام <code>{ $value }</code> نیست. منظورتان <code>--{ $near }</code> بود؟ مثلاً: <code>{ $example }</code>
    اگر جزو متن است، قبل از متن <code>--</code> بگذارید.

default-unknown =
    تنظیمی به نام <code>{ $value }</code> نیست. این‌ها را می‌توانید تنظیم کنید: <b>{ $options }</b>.
    مثلاً: <code>/settings { $example }</code>
default-misspelt =
    تنظیمی به نام <code>{ $value }</code> نیست. منظورتان <b>{ $near }</b> بود؟
    مثلاً: <code>/settings { $example }</code>

confirm-above-missing = بعد از <code>confirm-above</code> یک قیمت بنویسید:
    <code>/settings { $example }</code>، یا <code>off</code>.
confirm-above-value = <code>{ $value }</code> را قیمت نمی‌فهمم. یک مبلغ بنویسید:
    <code>/settings { $example }</code>، یا <code>off</code>.
confirm-above-currency = قیمت‌ها اینجا به { $currency } است، پس <code>{ $value }</code> نمی‌شود. مثلاً بنویسید:
    <code>/settings { $example }</code>
confirm-above-no-currency = قیمت‌ها اینجا واحد پول ندارند، پس به‌جای <code>{ $value }</code> فقط عدد را بنویسید:
    <code>/settings { $example }</code>
confirm-above-of-chat = <code>{ $value }</code> تنظیم کل گفتگو است، نه یک ویدیو، پس چیزی سفارش داده نشد. این‌طور تنظیمش کنید:
    <code>/settings { $example }</code>
option-value = مقدار <code>{ $value }</code> برای «{ $option }» نمی‌شود. یکی را انتخاب کنید: <b>{ $allowed }</b>.
option-needs-value = بعد از <code>{ $option }</code> یک مقدار لازم است، یکی از این‌ها: <b>{ $allowed }</b>.
option-twice = «{ $option }» را دو بار گفته‌اید: <code>{ $first }</code> و <code>{ $second }</code>. با یکی از آن‌ها دوباره بفرستید.
bare-duration =
    مدت ویدیو نمی‌تواند <code>{ $value }</code> باشد. مدت‌ها به ثانیه: <b>{ $allowed }</b>.
    اگر جزو متن است، قبل از متن <code>--</code> بگذارید.
model-unknown = مدلی به نام <code>{ $value }</code> نیست. یکی را انتخاب کنید: <b>{ $allowed }</b>.
model-misspelt = مدلی به نام <code>{ $value }</code> نیست. منظورتان <b>{ $near }</b> بود؟ همهٔ مدل‌ها: <b>{ $allowed }</b>.
model-paused = <b>{ $model }</b> متوقف است: { $reason }. می‌توانید از مدل دیگری استفاده کنید: <b>{ $allowed }</b>.
model-resting = <b>{ $model }</b> الان در سرویس ویدیو در دسترس نیست؛ هزینه‌ای کسر نشد. حدود { $minutes } دقیقهٔ دیگر امتحان کنید.
model-paused-only = <b>{ $model }</b> متوقف است: { $reason }.
photos-elsewhere = <b>{ $model }</b> هنوز نمی‌تواند از عکس‌هایی که اینجا می‌فرستید استفاده کند. لینک یک عکس در متن هم کار می‌کند.
models-all-paused = <b>{ $model }</b> متوقف است: { $reason }. الان مدل دیگری نیست. لطفاً بعداً امتحان کنید.
option-not-offered = <b>{ $model }</b> برای «{ $option }» مقدار <code>{ $value }</code> را ندارد. این‌ها را دارد: <b>{ $allowed }</b>.
option-not-taken = <b>{ $model }</b> گزینهٔ <code>{ $option }</code> را ندارد. گزینه‌هایش: <b>{ $allowed }</b>.
value-elsewhere = <b>{ $model }</b> برای «{ $option }» مقدار <code>{ $value }</code> را ندارد. این‌ها را دارد: <b>{ $allowed }</b>.
    برای <code>{ $value }</code>، گزینهٔ <code>--model</code> را با یکی از این‌ها اضافه کنید: <b>{ $others }</b>.
option-elsewhere = <b>{ $model }</b> گزینهٔ <code>{ $option }</code> را ندارد. گزینه‌هایش: <b>{ $allowed }</b>.
    برای استفاده از آن، <code>--model</code> را با یکی از این‌ها اضافه کنید: <b>{ $others }</b>.
option-too-long = در <b>{ $model }</b>، «{ $option }» حداکثر { $allowed } کاراکتر می‌گیرد و مال شما { $count } کاراکتر است. کوتاهش کنید و دوباره بفرستید.
default-model-unknown =
    مدل پیش‌فرض این گفتگو، <code>{ $value }</code>، دیگر نیست. این‌ها هستند: <b>{ $allowed }</b>.
    <code>--model</code> را با یکی از این‌ها به درخواستتان اضافه کنید، یا پیش‌فرض را عوض کنید: <code>/settings model=…</code>
default-model-paused =
    مدل پیش‌فرض این گفتگو، <b>{ $model }</b>، متوقف است: { $reason }. این‌ها کار می‌کنند: <b>{ $allowed }</b>.
    <code>--model</code> را با یکی از این‌ها به درخواستتان اضافه کنید، یا پیش‌فرض را عوض کنید: <code>/settings model=…</code>
images-too-many = { $allowed ->
    [one] <b>{ $model }</b> حداکثر { $allowed } عکس می‌گیرد و شما { $count } فرستادید. با عکس کمتر دوباره بفرستید.
   *[other] <b>{ $model }</b> حداکثر { $allowed } عکس می‌گیرد و شما { $count } فرستادید. با عکس کمتر دوباره بفرستید.
}
images-not-taken = <b>{ $model }</b> عکس نمی‌گیرد. بدون عکس دوباره بفرستید.
images-too-few = { $allowed ->
    [one] <b>{ $model }</b> دست‌کم { $allowed } عکس می‌خواهد. با عکس دوباره بفرستید.
   *[other] <b>{ $model }</b> دست‌کم { $allowed } عکس می‌خواهد و شما { $count } فرستادید. با عکس بیشتر دوباره بفرستید.
}
prompt-too-long = <b>{ $model }</b> متن را تا { $allowed } کاراکتر می‌گیرد و مال شما { $count } کاراکتر است. کوتاهش کنید و دوباره بفرستید.

## بودجه‌ها

budget-used-up = { $payer ->
    [chat] بودجهٔ این گفتگو
    [user] بودجهٔ شما
   *[all] بودجهٔ همهٔ ویدیوها
} { $period ->
    [month] برای این ماه
   *[day] برای امروز
} تمام شده است. { $until } از نو شروع می‌شود.
budget-too-little = { $payer ->
    [chat] بودجهٔ این گفتگو
    [user] بودجهٔ شما
   *[all] بودجهٔ همهٔ ویدیوها
} { $period ->
    [month] برای این ماه
   *[day] برای امروز
} به این ویدیو که { $price } هزینه دارد نمی‌رسد. { $until } از نو شروع می‌شود.
budget-none = { $payer ->
    [chat] این گفتگو فعلاً نمی‌تواند ویدیو سفارش بدهد
    [user] شما فعلاً نمی‌توانید ویدیو سفارش بدهید
   *[all] فعلاً کسی نمی‌تواند ویدیو سفارش بدهد
}: صاحب ربات بودجه را صفر کرده است.
budget-unpriced = اینجا بودجه تعیین شده و قیمت { $model } نامشخص است، پس نمی‌توانم سفارشش بدهم. به صاحب ربات خبر داده شد.
budget-unpriced-untold = اینجا بودجه تعیین شده و قیمت { $model } نامشخص است، پس نمی‌توانم سفارشش بدهم. این را فقط صاحب ربات می‌تواند درست کند.
budget-busy = بودجه‌ها همین الان دارند عوض می‌شوند. لطفاً دوباره امتحان کنید.
budgets-title = <b>بودجه‌ها</b>
budgets-none = بودجه‌ای تعیین نشده: هر کسی که اجازهٔ استفاده از ربات را دارد، هرچقدر بخواهد سفارش می‌دهد.
budgets-line = <code>{ $budget }</code>: مصرف { $used }، تا { $until }
budgets-line-each = <code>{ $budget }</code>
budgets-how = تعیین: <code>/budget 20/day</code>، <code>/budget 50 videos/month</code>، <code>/budget chat 5/day</code>، <code>/budget user 2/day</code>، <code>/budget ID 3/day</code>. حذف: <code>/budget off/day</code>، <code>/budget chat off/day</code>، <code>/budget off videos/month</code>.
budgets-currency = مبلغ‌ها به { $currency } است.
budget-invalid = بودجهٔ «{ $text }» را نمی‌فهمم. اعشار را با نقطه بنویسید: <code>0.50/day</code>.
budget-saved = ✅ ذخیره شد: <code>{ $budget }</code>
refund-how = شناسهٔ سفارش یا اولِ آن را بنویسید: <code>/refund ID</code>. یا روی پیام سفارش ریپلای کنید و <code>/refund</code> را بفرستید.
refund-done = ✅ برگردانده شد: { $amount }. دیگر در بودجه‌ها حساب نمی‌شود.
refund-unpriced = ✅ سفارش <code>{ $id }</code> دیگر حساب نمی‌شود. قیمتش نامشخص بود.
refund-twice = هزینهٔ این سفارش قبلاً برگردانده شده است.
refund-none = هزینه‌ای برای این سفارش ثبت نشده است.
refund-unsent = این سفارش هنوز فرستاده نشده. اگر لغوش کنید هزینه‌ای کسر نمی‌شود؛ اگر پیش از کسر هزینه شکست بخورد، پول خودش برمی‌گردد.
owner-budget-share = از بودجهٔ { $budget }، مقدار { $percent }% مصرف شده است. { $until } از نو شروع می‌شود.
owner-budget-used-up = بودجهٔ { $budget } تمام شد. { $until } از نو شروع می‌شود. برای دیدن یا تغییرش /budget را بفرستید.
owner-budget-none = یک سفارش رد شد، چون بودجهٔ { $budget } هیچ سفارشی را مجاز نمی‌داند. برای دیدن یا تغییرش /budget را بفرستید.
owner-budget-too-little = سفارشی رد شد، چون از بودجهٔ { $budget } خیلی کم مانده است. { $until } از نو شروع می‌شود. برای دیدن یا تغییرش /budget را بفرستید.
owner-budget-unpriced = کسی ویدیویی با { $model } خواست که قیمتش نامشخص است، در حالی که بودجهٔ پولی تعیین شده. قبول نکردم: در MODELS_FILE برایش قیمت بگذارید، یا بودجه را حذف کنید.
price-changed = قیمت حالا { $price } است. برای سفارش با این قیمت دوباره بزنید.
price-unknown-now = قیمت دیگر مشخص نیست. اگر باز هم می‌خواهید سفارش بدهید، دوباره بزنید.

## آمار

stats-today = <b>امروز</b> ({ $date })
stats-month = <b>این ماه</b> ({ $date })
stats-counts = ساخته‌شده: { $made } · ناموفق: { $failed } · نامشخص: { $unknown }
stats-in-progress = در جریان: { $number }
stats-spent = هزینه: { $amount }
stats-spent-other = به ارزهای دیگر: { $amounts }
stats-unpriced = با قیمت نامشخص: { $videos }
stats-not-charged = ردشده یا لغوشده، بدون هزینه: { $number }
stats-models = <b>این ماه به تفکیک مدل</b>
stats-chats = <b>این ماه به تفکیک گفتگو</b>
stats-users = <b>این ماه به تفکیک کاربر</b>
stats-videos = { $count ->
    [one] { $count } ویدیو
   *[other] { $count } ویدیو
}
stats-line = { $name }: { $sums }
stats-line-today = { $name }: { $sums } (امروز { $today })
stats-more = … و { $more } مورد دیگر
stats-how = به‌صورت فایل: <code>/stats csv</code>
stats-file = همهٔ هزینه‌ها از { $first } تا { $last }
stats-picture = هزینهٔ هر روزِ این ماه، به تفکیک مدل
stats-picture-videos = ویدیوهای هر روزِ این ماه، به تفکیک مدل
stats-other = بقیه
usage-left-title = <b>باقی‌مانده</b>
usage-left = { $payer ->
    [chat] این گفتگو
    [user] شما
   *[all] همه با هم
}، { $period ->
    [month] این ماه
   *[day] امروز
}: { $left } از { $most }، تا { $until }
balance-title = <b>موجودی نزد سرویس‌دهنده‌ها</b>
balance-left = { $provider }: مانده { $left }، مصرف { $used }
balance-no-limit = { $provider }: بدون سقف، مصرف { $used }
balance-untold = { $provider }: اعلام نشده
balance-unit = به دلار آمریکا، یا به واحدی که حساب با آن کار می‌کند.
owner-balance-low = در حساب { $provider } مبلغ { $left } مانده و در 24 ساعت گذشته آنجا { $cost } هزینه داشته است. پیش از تمام شدن شارژش کنید. همهٔ حساب‌ها با /balance

# تنظیمات یک گفتگو یا تاپیک
from-topic = از پیش‌فرض‌های این تاپیک: { $names }.
source-topic = از این تاپیک
settings-title-topic = <b>پیش‌فرض‌های این تاپیک</b>
settings-whole-chat = این برای کل گفتگو است.
settings-who-admins = این دکمه‌ها را فقط ادمین‌های این گروه می‌توانند بزنند.
settings-who-everybody = این دکمه‌ها را همه در این گروه می‌توانند بزنند.
settings-who-admins-only = فقط ادمین‌های این گروه تعیین می‌کنند چه کسی تنظیماتش را عوض کند.
settings-confirm = اول بپرس، از
settings-confirm-all = هر قیمتی
settings-language = زبان
settings-language-own = زبان خودِ هر کس
settings-who = چه کسی عوض کند
settings-admins = ادمین‌ها
settings-everybody = همه
settings-choose = انتخاب کنید: <b>{ $name }</b>
settings-typed = بنویسید: <code>/settings { $example }</code>
settings-changed = تنظیمات از آن موقع عوض شده است. الان این‌طور است.
settings-reset-topic = این تاپیک دوباره از پیش‌فرض‌های گفتگو استفاده می‌کند.
button-settings-back = → تنظیمات
button-settings-default = پیش‌فرض
button-settings-chats = مثل گفتگو
button-settings-reset = برگشت به پیش‌فرض‌های ربات
language-name = فارسی
settings-button = { $name }: { $value }
settings-how-topic = برای تغییر: <code>/settings { $example }</code>
    برگشت به پیش‌فرض‌های گفتگو: <code>/settings reset</code>
settings-model-used-topic = این تاپیک حالا با { $model } کار می‌کند.

## دکمه‌ها، فهرست‌ها و خوش‌آمد
help-words = • <code>/video{ $at } گربه‌ای روی ماه</code>
help-photos = • یک یا چند عکس، با کپشنی که بگوید چه اتفاقی بیفتد
    • ریپلای روی یک عکس با <code>/video{ $at }</code> و متن شما
help-options = <b>برای یک ویدیو</b>، هرجای متن: { $options }
help-chat = <b>برای این گفتگو</b>: با /settings پیش‌فرض‌ها را ببینید و عوض کنید.
help-models = مدل‌ها (با /models ببینید هر کدام چه می‌تواند): { $models }
example-prompt = گربه‌ای روی ماه
start-private = 👋 سلام! <b>من ویدیو می‌سازم.</b>
    فقط با کلمات خودتان بنویسید ویدیویتان چه چیزی را نشان بدهد.
start-group = 👋 سلام! <b>من ویدیو می‌سازم.</b>
    بنویسید <code>/video@{ $username } گربه‌ای روی ماه</code>، با متن خودتان.
start-who = 👋 سلام! <b>من ویدیو می‌سازم.</b>
start-price = قیمت هر ویدیو { $price } است.
start-try = می‌خواهید اول یکی ببینید؟ دکمهٔ 🎬 همین حالا سفارشش می‌دهد:
start-ask = صاحب ربات تعیین می‌کند چه کسی از آن استفاده کند. بنویسید اولین ویدیویتان چه چیزی را نشان بدهد تا از او بپرسم.
start-ask-group = صاحب ربات تعیین می‌کند چه کسی از آن استفاده کند. <code>/video@{ $username }</code> را با متن اولین ویدیویتان بفرستید تا از او بپرسم.
start-photo = یک عکس بفرستید و در کپشنش بنویسید چه اتفاقی بیفتد، مثلاً: <i>برمی‌گردد و لبخند می‌زند</i>
start-photo-group = روی یک عکس ریپلای کنید و <code>/video@{ $username }</code> را با اتفاقی که باید بیفتد بنویسید، مثلاً: <i>برمی‌گردد و لبخند می‌زند</i>
button-start-example = 🎬 { $prompt }
button-start-photo = 📷 با عکس
button-start-settings = ⚙️ تنظیمات
help-title = <b>من از متن ویدیو می‌سازم.</b>
help-photos-title = <b>من از متن و عکس ویدیو می‌سازم.</b>
help-plain = • فقط متن شما: نشان می‌دهم چه می‌سازم، و یک دکمه سفارشش می‌دهد
help-links = • متن با لینک یک عکس، که در ویدیو دیده می‌شود
answer-thanks = خواهش می‌کنم! 😊
answer-who = من ربات هستم. شما می‌نویسید ویدیو چه چیزی را نشان بدهد و یک سرویس هوش مصنوعی آن را می‌سازد. جزئیات در /help
answer-bye = خداحافظ! 👋
answer-no = باشه. پیشنهاد تا وقتی دکمه‌اش را نزنید هزینه‌ای ندارد.
answer-ok = 👍 اگر ویدیویی پیشنهاد داده‌ام، دکمهٔ زیر آن سفارشش می‌دهد. برای یکی دیگر، فقط بنویسید چه چیزی را نشان بدهد.
costs-own = با پیش‌فرض‌های این گفتگو ({ $video })، قیمت هر ویدیو <b>{ $price }</b> است.
costs-own-unknown = با پیش‌فرض‌های این گفتگو ({ $video })، قیمت ویدیو را نمی‌دانم.
costs-more = همهٔ قیمت‌ها در /models
costs-unknown = قیمت ویدیو را نمی‌دانم: صاحب ربات قیمتی وارد نکرده است.
doubt-talk = واقعاً ویدیو همین را نشان بدهد؟ اول می‌پرسم.
attachment-voice = نمی‌توانم پیام صوتی یا موسیقی گوش کنم. لطفاً بنویسید ویدیویتان چه چیزی را نشان بدهد.
attachment-sticker = چه استیکر قشنگی! ولی از آن نمی‌توانم ویدیو بسازم. فقط بنویسید چه چیزی را نشان بدهد.
attachment-other = از این نمی‌توانم ویدیو بسازم. فقط بنویسید چه چیزی را نشان بدهد.
prompt-missing-words = بنویسید ویدیو چه چیزی را نشان بدهد، مثلاً:
    <code>/video گربه‌ای روی ماه</code>
# آنچه مردم می‌نویسند، بدون علامت و ایموجی؛ میان دو عبارت | می‌آید. نیم‌فاصله فرقی نمی‌کند، فاصله فرق می‌کند.
prompt-missing-group = بنویسید ویدیو چه چیزی را نشان بدهد، مثلاً:
    <code>/video@{ $username } گربه‌ای روی ماه</code>
heard-thanks = مرسی | ممنون | ممنونم | خیلی ممنون | خیلی ممنونم | متشکرم | تشکر | سپاس | سپاسگزارم | سپاسگذارم | با تشکر | دستت درد نکنه | دستتون درد نکنه | دمت گرم | دمتون گرم | دست شما درد نکنه | مچکرم | خیلی مرسی | قربانت | عالی | عالی بود | عالیه | خیلی عالی | خیلی خوب | خوبه | خیلی خوبه | قشنگه | خیلی قشنگ | زیباست | آفرین | احسنت | باریکلا | ایول | خوشم اومد | خوشم آمد | هه | ههه | واو | مرسی از ویدیو | ممنون از کمکت
    | مرسی ممنون | ممنون مرسی | خیلی ممنونتم | ممنونتم | ممنون ازت | ممنون از شما | مرسی ازت | مرسی از شما | تشکر میکنم | تشکر می کنم | خیلی متشکرم | با سپاس
    | دستت طلا | دمت گرم داداش | دم شما گرم | قربونت | فدات | فدات شم | نوکرتم | کارت درسته | کارت عالی بود | عالی شد | عالی شده | خیلی عالیه | خیلی عالی بود
    | محشره | معرکه است | معرکه | فوق العاده | فوق العاده است | بی نظیر | بی نظیره | خیلی قشنگه | خیلی زیبا | خیلی زیبا بود | قشنگ بود | جالب بود
    | چه جالب | چه خوب | چه قشنگ | خوب بود | خیلی خوب بود | خیلی خوب شد | خوب شد | لایک | هاها | خخخ | خخ | وای | به به | ماشالا | ماشاالله | خسته نباشی | خسته نباشید
    | ممنون بابت ویدیو | مرسی بابت ویدیو | ممنون از کمکتون | ممنون از راهنماییت | مرسی از کمکت | ممنونم از شما | تنکس | تنکیو | mersi | merci | mamnoon | mamnun
    | kheili mamnoon | damet garm | ali bood
heard-greeting = سلام | درود | سلام علیکم | سلام خوبی | سلام خوبین | سلام خوبید | سلام چطوری | خوبی | خوبین | چطوری | چطورید | حالت چطوره | چه خبر | صبح بخیر | ظهر بخیر | عصر بخیر | شب بخیر | روز بخیر | وقت بخیر | هستی | هستید | کسی هست | کسی اینجا هست | شروع | الو
    | سلام سلام | سلام به همه | سلام بر شما | سلام عزیزم | سلام رفیق | سلام داداش | سلام ربات | سلام وقت بخیر | سلام وقتتون بخیر | سلام صبح بخیر | سلام شب بخیر
    | سلام روز بخیر | سلام حالت چطوره | سلام حال شما | سلام چه خبر | علیک سلام | علیک | خوبی شما | شما خوبی | شما خوبین | شما خوبید | خوب هستید | خوبید | حالتون چطوره
    | حالت خوبه | حال شما | حال شما چطوره | چطورین | چطوری شما | چه خبرا | چخبر | صبحت بخیر | صبح شما بخیر | عصرت بخیر | روزت بخیر | وقتتون بخیر | هستین | کسی هستش
    | هی | های | استارت | شروع کن | بزن بریم | salam | slm | salam khobi | khobi | chetori
heard-price = قیمت | قیمتش چنده | قیمت چنده | چنده | چند | قیمت ویدیو | قیمت ویدیو چنده | قیمتش چقدره | قیمت چقدره | هزینه | هزینه اش چقدره | هزینه‌اش چقدر است | هزینه چقدره | چقدر میشه | چقدر می‌شود | چقدر هزینه داره | ویدیو چنده | یه ویدیو چنده | رایگانه | رایگان است | مجانیه | مجانی | پولیه | باید پول بدم | قیمت ها | قیمت‌ها | تعرفه
    | قیمتش | قیمت ها چنده | قیمت ها چقدره | قیمت‌ها چقدره | قیمت چند | قیمت چقدر است | قیمتش چند | قیمتش چقدر | قیمت هر ویدیو | قیمت هر ویدیو چنده | قیمت هر ویدیو چقدره
    | قیمت یه ویدیو چنده | قیمت ساخت ویدیو | قیمت ساخت ویدیو چنده | هزینه ساخت ویدیو | هزینه ساخت ویدیو چقدره | هزینه ش چقدره | هزینه هاش چقدره | هزینه‌ها | هزینه ها
    | هزینه هر ویدیو چقدره | چقدره | چقدر | چقدر می شود | چقدر میشه یه ویدیو | یه ویدیو چقدر میشه | هر ویدیو چنده | هر ویدیو چقدره | ویدیو چقدره | ویدیو چند | چند تومن
    | چند تومنه | چند تومان | چنده قیمتش | چند میشه | رایگان | رایگانه یا پولی | رایگان هست | مجانیه یا پولی | پولیه یا رایگان | پولی هست | پولیه یا مجانی | باید پول بدهم
    | باید پول پرداخت کنم | پول میخواد | پول می خواد | لیست قیمت | لیست قیمت ها | تعرفه ها | تعرفه‌ها | نرخ | نرخ ها | gheymat | chande | gheymatesh chande
heard-help = کمک | راهنما | راهنمایی | کمکم کن | کمک کن | کمک لطفا | کمک می‌خوام | چیکار میکنی | چه کار می‌کنی | چه کارهایی بلدی | چیکار بلدی | چطور کار میکنه | چطوری کار میکنه | چطور کار می‌کند | چطور استفاده کنم | چیکار کنم | چه کار کنم | چطور ویدیو بسازم | منو | دستورات | دستورها | گزینه ها | گزینه‌ها
    | کمک میخوام | کمک می خوام | کمک کنید | کمکم کنید | یه کمک | میشه کمک کنی | میشه کمکم کنی | می تونی کمکم کنی | میتونی کمک کنی | راهنمایی کن | راهنماییم کن
    | راهنمایی کنید | لطفا راهنمایی کنید | راهنمایی میخوام | طرز کار | طرز استفاده | نحوه استفاده | نحوه کار | چیکار میکنی تو | چیکار می کنی | چیکار میتونی بکنی
    | چیکار می تونی بکنی | چه کاری میکنی | چه کارایی بلدی | چه کارایی میتونی بکنی | چه کارهایی میکنی | چی بلدی | چیا بلدی | کارت چیه | این ربات چیکار میکنه | این ربات چه کار میکنه
    | ربات چیکار میکنه | چطور کار می کنه | چطوری کار می کنه | چجوری کار میکنه | چه جوری کار میکنه | چجوری | چطوری استفاده کنم | چجوری استفاده کنم | چه جوری استفاده کنم
    | چیکار باید بکنم | باید چیکار کنم | الان چیکار کنم | خب چیکار کنم | چطوری ویدیو بسازم | چجوری ویدیو بسازم | چه جوری ویدیو بسازم | چطور باید ویدیو بسازم | ویدیو چطوری بسازم
    | دستور | هلپ
heard-who = تو کی هستی | کی هستی | شما کی هستید | تو چی هستی | این چیه | این چیست | این ربات چیه | رباتی | تو رباتی | آدمی | اسمت چیه | اسم شما چیست | کی تو رو ساخته
    | تو کی | کی هستی تو | شما کی هستین | شما کی هستی | شما چی هستید | تو کیستی | تو چیستی | این چی هست | این چیه دیگه | اینجا چیه | ربات هستی | تو ربات هستی
    | شما ربات هستید | شما ربات هستین | شما رباتی | رباتی یا آدم | آدمی یا ربات | آدم هستی | تو آدمی | انسانی | انسان هستی | تو انسان هستی | هوش مصنوعی هستی | تو هوش مصنوعی هستی
    | اسم تو چیه | اسمتون چیه | اسمت چی هست | کی ساختت | کی تو را ساخته | سازنده ات کیه
heard-bye = خداحافظ | خدانگهدار | خدا حافظ | بای | فعلا | فعلاً | بدرود | شب بخیر | شب خوش | روز خوش | می‌بینمت | میبینمت | مواظب خودت باش
    | خدافظ | خدافظی | خداحافظی | خداحافظ همگی | خداحافظت | فعلا خداحافظ | فعلا بای | بای بای | بابای | شبت بخیر | شب خوبی داشته باشی | روز خوبی داشته باشی | روزت خوش
    | شبت خوش | می بینمت | بعدا می بینمت | بعدا میبینمت | تا بعد | تا فردا | یا علی | موفق باشی | موفق باشید | خدا نگهدار | من رفتم
heard-no = نه | نخیر | خیر | نه ممنون | نه مرسی | نمیخوام | نمی‌خوام | نمی‌خواهم | الان نه | بیخیال | بی‌خیال | ولش کن | لازم نیست | فراموشش کن
    | نه مرسی ممنون | نه خیر | نه نه | نه دیگه | نه بابا | نمی خوام | نمی خواهم | نمیخواهم | نه نمیخوام | نه نمی خوام | دیگه نمیخوام | فعلا نه | الان نمیخوام
    | بی خیال | بیخیالش | بیخیال شو | ول کن | ولش | لازم ندارم | نیازی نیست | نیاز نیست | احتیاجی نیست | نکن | نمیشه | استاپ | کنسل | منصرف شدم | پشیمون شدم | خوب نیست
    | خوب نبود | خوشم نیومد | دوست نداشتم
heard-ok = باشه | اوکی | اوکیه | بله | آره | اره | بلی | حله | چشم | خب | خوب | باشد | فهمیدم | متوجه شدم | قبوله | لطفا | لطفاً | بفرما | حتما | حتماً | آها | هوم | منتظرم | انجامش بده
    | اوکی باشه | باشه ممنون | باشه مرسی | باشه عزیزم | اکی | اوک | ok شد | درسته | درست | صحیح | بله بله | آره آره | آره لطفا | بله لطفا | بعله | آری | حتمن
    | البته | موافقم | قبول | قبول کردم | خوب باشه | خب باشه | متوجهم | گرفتم | فهمیدم ممنون | اها | آهان | اهان | همم | ببخشید | شرمنده | معذرت | معذرت می خوام
    | معذرت میخوام | خواهش میکنم | خواهش می کنم | خواهش | لطف کن | بفرمایید | بریم | بزن | انجام بده | بسازش | درستش کن | صبر میکنم | صبر می کنم | منتظر هستم
    | مشکلی نیست | اشکال نداره | bashe | bale
heard-names = ربات | بات | داداش
    | ربات جان | ربات عزیز | عزیزم | دوست من | داداشی
mention-how = بعد از نام من بنویسید ویدیو چه چیزی را نشان بدهد، مثلاً:
    <code>@{ $username } گربه‌ای روی ماه</code>
mention-order = فوراً سفارش بده
mention-offer = اول پیشنهاد بده
mention-value = <code>{ $value }</code> اینجا نمی‌شود. بنویسید <code>/settings mention=offer</code> یا <code>/settings mention=order</code>.
mention-in-groups = این تنظیم برای گروه‌هاست. اینجا نام من لازم نیست: فقط بنویسید.
settings-mention = وقتی صدایم می‌زنند
settings-choose-mention = <b>وقتی در این گروه صدایم می‌زنید</b> و متنی می‌نویسید، می‌توانم ویدیو را با دکمهٔ <b>بساز</b> پیشنهاد بدهم یا فوراً سفارشش بدهم.
greeting = 👋 من ویدیو می‌سازم. مثلاً بنویسید: <code>/video@{ $username } گربه‌ای روی ماه</code>
greeting-privacy = اینجا فقط دستورها و ریپلای روی پیام‌های خودم را می‌بینم. اگر ادمین باشم، <code>@{ $username }</code> با متن را هم می‌شنوم.
greeting-all = <code>@{ $username }</code> با متن هم کار می‌کند. وگرنه ساکتم.
button-open-settings = ⚙️ تنظیمات
elsewhere = نتوانستم این را در «{ $title }» بفرستم، پس اینجا آوردمش.
elsewhere-group = نتوانستم این را در گروهی که خواسته بودید بفرستم، پس اینجا آوردمش.
command-access = چه کسی می‌تواند از ربات استفاده کند
command-admins = ادمین‌های ربات
command-budget = سقف هزینه‌ها
command-stats = چه ساخته شد و چقدر خرج شد
command-balance = مانده نزد سرویس‌های ویدیو
command-broadcast = فرستادن پیام به همهٔ گفتگوها
command-pause = متوقف کردن یک مدل: /pause MODEL
command-resume = ادامهٔ مدل متوقف‌شده: /resume MODEL
command-refund = برگرداندن هزینهٔ ویدیو: /refund ID
profile-description = من از متن و عکس شما ویدیو می‌سازم.

    بنویسید ویدیو چه چیزی را نشان بدهد، مثلاً: گربه‌ای روی ماه. یا عکسی با کپشن بفرستید.

    می‌توانید من را به گروه هم اضافه کنید.
profile-short = از متن و عکس شما ویدیو می‌سازد، در گفتگوی خصوصی و گروه‌ها.
button-unmute = 🔔 همین‌جا بفرست
button-photo = 🖼 عکس دیگر
button-words = ✏️ متن دیگر
photo-how = <b>روی پیام بالا ریپلای کنید</b> و عکس دیگری بفرستید. متنتان همان می‌ماند و قبل از سفارش می‌پرسم.
cancel-muted = پولش پرداخت شده، پس ساخته می‌شود. اینجا نمی‌گذارمش.
cancel-late = برای لغو دیر شده: به سرویس ویدیو رسیده است.
unmuted = باشه، همین‌جا می‌گذارمش.
status-estimate = { $bar } ≈ { $percent }% (تخمینی) · { $elapsed } تا الان، معمولاً { $usual }
status-same = { $same } است که تغییری نکرده.
status-left = { $same } است که تغییری نکرده. طبق معمول حدود { $left } مانده است.
status-heard = آخرین خبر از سرویس ویدیو: { $ago } پیش.
check-asked = همین الان از سرویس ویدیو پرسیدم.
check-percent = آخرین جوابش، { $ago } پیش: { $percent }%.
check-no-percent = آخرین جوابش، { $ago } پیش: هنوز در حال ساخت.
failed-people = سرویس ویدیو اینجا آدم‌ها و چهره‌های واقعی را قبول نمی‌کند.
failed-copyright = به نظر سرویس ویدیو این به چیزی که حق نشر دارد خیلی نزدیک است.
failed-policy = این خلاف قوانین محتوای سرویس ویدیو است.
failed-length = متن شما برای سرویس ویدیو زیادی طولانی است.
failed-picture = سرویس ویدیو نمی‌تواند این عکس را به کار ببرد.
failed-timeout = کار سرویس ویدیو زیادی طول کشید.
failed-options = سرویس ویدیو یکی از تنظیمات را قبول نمی‌کند.
failed-lost = سرویس ویدیو این ویدیو را گم کرده است.
failed-internal = در سرویس ویدیو مشکلی پیش آمد.
failed-other = سرویس ویدیو نتوانست این ویدیو را بسازد.
doubt-change = ✏️ <b>چه چیزی فرق کند؟</b> تا <b>بساز</b> را نزنید چیزی سفارش داده نمی‌شود.
change-lost = { $model } این‌ها را ندارد، پس اعمال نمی‌شوند: { $names }.
change-typed = برای تنظیم‌های بیشتر روی این پیام ریپلای کنید، با { $examples }
change-words = <b>روی این پیام ریپلای کنید</b> و متن تازه را بنویسید. آنچه اینجا انتخاب کرده‌اید می‌ماند. (برای شروع از خود ویدیو، روی آن ریپلای کنید.) متن تا الان:
    <code>{ $prompt }</code>
button-change-words = 💬 متن دیگر
button-change-back = → همهٔ گزینه‌ها
button-fit = 🎬 { $shape } (مناسب عکس)
button-fit-again = 🔁 { $shape } (مناسب عکس)
button-fit-instead = 🎬 به‌جایش { $shape } (مناسب عکس)
shape-square = مربع
details-when = زمان سفارش: { $time }
details-who = از طرف: { $name }
details-price = قیمت: { $price }
details-price-back = قیمت: { $price }، برگردانده شد
task-several = چند سفارش با این شروع می‌شوند. بخش بیشتری از شناسه را بنویسید.
task-short = دست‌کم هشت کاراکترٔ اول شناسه را لازم دارم. یا فقط دستور را بفرستید و از فهرست انتخاب کنید.
tasks-how = برای باز کردن، روی شماره بزنید.
tasks-state-waiting = در نوبت
tasks-state-making = در حال ساخت
tasks-state-coming = در راه
tasks-state-done = آماده
tasks-state-undelivered = ساخته شد، ولی نرسید
tasks-state-failed = ناموفق
tasks-state-expired = بدون نتیجه
tasks-state-unknown = نتیجه نامشخص
tasks-state-refused = رد شد
tasks-state-cancelled = لغو شد
pick-show = کدام ویدیو را دوباره بفرستم؟ رایگان است.
pick-retry = کدام را دوباره سفارش بدهم؟
pick-cancel = کدام را لغو کنم؟
pick-check = دربارهٔ کدام‌یک از سرویس ویدیو بپرسم؟
pick-status = منظورتان کدام است؟
pick-none-show = هنوز ویدیوی آماده‌ای اینجا نیست.
pick-none-cancel = الان چیزی اینجا در نوبت یا در حال ساخت نیست.
pick-none-check = الان ویدیویی اینجا در حال ساخت نیست.
pick-stale = در این فاصله تغییر کرده است. فهرست الان این است.
forget-question-private = <b>همهٔ این‌ها پاک شود؟</b>
forget-question-own = <b>همهٔ این‌ها که در این گروه مال شماست پاک شود؟</b>
forget-question-all = <b>همهٔ این‌ها که در این گروه مال همه است پاک شود؟</b>
forget-videos = { $count ->
    [one] • { $count } ویدیو، با متنش
   *[other] • { $count } ویدیو، با متن‌هایشان
}
forget-requests = { $count ->
    [one] • { $count } درخواست دیگر
   *[other] • { $count } درخواست دیگر
}
forget-photos = { $count ->
    [one] • { $count } عکسی که برایشان فرستادید
   *[other] • { $count } عکسی که برایشان فرستادید
}
forget-waiting = • درخواستی که منتظر تأیید است
forget-defaults = • پیش‌فرض‌های این گفتگو
forget-name = • نام شما
forget-messages = پیام‌های این گفتگو می‌ماند، ولی دیگر نمی‌توانم این ویدیوها را دوباره بیاورم.
forget-unfinished = { $count ->
    [one] { $count } ویدیو در جریان است و پولش پرداخت شده یا شاید شده. می‌ماند؛ بعداً می‌توانید درباره‌اش تصمیم بگیرید.
   *[other] { $count } ویدیو در جریان است و پولشان پرداخت شده یا شاید شده. می‌مانند؛ بعداً می‌توانید درباره‌شان تصمیم بگیرید.
}
forget-done = پاک شد.
forget-nothing = چیزی پاک نشد.
forget-renewed = آن پرسش قدیمی بود. الان این‌ها هست.
forget-answered = به این پرسش قبلاً جواب داده شده است.
button-forget-delete = 🗑 پاک کن
button-forget-keep = نگه دار
inline-no-videos = هنوز ویدیویی نیست · ربات را باز کنید
inline-no-match = ویدیویی از شما با این متن پیدا نشد
inline-untitled = ویدیو
inline-description = { $options } · { $date }

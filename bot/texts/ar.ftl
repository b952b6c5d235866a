### كل ما يقوله البوت للناس، بالعربية. المفاتيح هي نفسها في en.ftl، وما لا يوجد هنا يقال بالإنجليزية.

## ما فُهم

seconds = { $count } ث
images = { $count ->
    [zero] لا صور
    [one] صورة واحدة
    [two] صورتان
    [few] { $count } صور
    [many] { $count } صورة
   *[other] { $count } صورة
}
orientation-portrait = عمودي
orientation-landscape = أفقي
size-small = صغير
size-large = كبير
switch-true = مفعّل
switch-false = معطّل
understood-images = { $understood } · { $images }
understood-price = { $understood } · { $price }
understood-named = { $understood } · { $name }: { $value }
name-model = النموذج
name-orientation = الاتجاه
name-size = الحجم
name-duration = المدة
name-watermark = العلامة المائية
separator = { "، " }
from-chat = من إعدادات هذه الدردشة: { $names }.
from-model = من إعدادات هذه الدردشة ما لا يدعمه { $model }: { $names }. يستخدم إعداداته بدلًا منها.
quoted = <blockquote>{ $prompt }</blockquote>

## رسالة حالة المهمة

status-queued = ⏳ طلبك ينتظر الإرسال.
status-submitting = ⏳ أرسل طلبك إلى خدمة الفيديو…
status-retry-unreachable = ⏳ يتعذر الوصول إلى خدمة الفيديو الآن. سأواصل المحاولة؛ لم يُخصم شيء.
status-retry-busy = ⏳ خدمة الفيديو مشغولة الآن. سأواصل المحاولة؛ لم يُخصم شيء.
status-retry-photo-store = ⏳ يتعذر تمرير صورتك الآن. سأواصل المحاولة؛ لم يُخصم شيء.
status-running = 🎬 يجري إنشاء الفيديو.
    المهمة <code>{ $id }</code>
status-late = يستغرق الأمر أطول من المعتاد، لكن لا مشكلة حسب علمي.
status-unresolved = ⏱ لا نتيجة بعد رغم مرور وقت طويل على غير العادة. حسب علمي لم يفشل الطلب: سأواصل السؤال وأخبرك هنا.
    المهمة <code>{ $id }</code>
status-progress = { $bar } { $percent }% · { $elapsed } حتى الآن، عادةً { $usual }
status-usual = يستغرق الأمر عادةً نحو { $usual }.
minutes = { $count } د
status-ready = 📦 الفيديو جاهز. أُحضره إلى هنا…
    المهمة <code>{ $id }</code>
status-delivered = ✅ تم.
    المهمة <code>{ $id }</code>
status-failed = ❌ { $why }
    المهمة <code>{ $id }</code>
status-failed-money = خدمة الفيديو هي التي تقرر ردّ المبلغ.
status-failed-images = كان مع الطلب: { $images }. جرّب صورة أخرى أو من دون صور.
status-expired = ⌛ لم تظهر نتيجة منذ وقت طويل جدًا، فتوقفتُ عن السؤال. ربما خُصم المبلغ.
    المهمة <code>{ $id }</code>
status-undelivered = ⚠️ الفيديو جاهز، لكن { $reason }
    الحصول على الفيديو مرة أخرى مجاني.
    المهمة <code>{ $id }</code>
status-muted = 🔇 كُتم. ثمنه مدفوع، لذلك سيُصنع على أي حال: <code>/show { $short }</code> يُحضر الفيديو.
    المهمة <code>{ $id }</code>
status-place = ترتيبك في قائمة الانتظار: { $place }.
undelivered-send-unclear = ربما لم يصل: انقطع الاتصال أثناء إرساله. تحقق من فضلك هل هو هنا.
undelivered-send-interrupted = ربما لم يصل: توقفتُ أثناء إرساله. تحقق من فضلك هل هو هنا.
undelivered-chat-unreachable = لم أستطع الكتابة هنا.
undelivered-send-refused = لم يقبله تيليجرام.
undelivered-link-refused = رابط تنزيله غير آمن.
undelivered-not-a-video = الملف ليس فيديو.
undelivered-endless = الملف كبير جدًا.
undelivered-link-dead = رابط تنزيله لا يعمل.
undelivered-needs-key = لم أتمكن من إحضاره إلى هنا، ورابطه يعمل مع هذا البوت فقط.
undelivered-went-wrong = حدث خطأ من جهتي.
result-link = 🎬 { $reason } يمكنك أن <a href="{ $url }">تشاهده أو تحفظه من هنا</a>. لا تتأخر، فصلاحية الرابط تنتهي.
link-too-large = الفيديو أكبر من أن أرسله عبر تيليجرام.
link-not-taken = لم يقبل تيليجرام الفيديو مني.
link-not-secure = للفيديو رابط غير مشفّر فقط (http)، وأنا لا أنزّل من روابط كهذه.
link-not-downloaded = لم أتمكن من تنزيل الفيديو بنفسي.
result-caption = { $quote }
    { $understood }
status-refused = ❌ { $reason }
    لم يُخصم شيء.
    المهمة <code>{ $id }</code>
refused-elsewhere = ❌ لا يُسمح لي بالكتابة في «{ $title }»، لذلك لم أطلب الفيديو الخاص بك. لم يُخصم شيء.
    اطلب من أحد المشرفين أن يسمح لي بإرسال الرسائل هناك (أو أن يعيد فتح الموضوع)، ثم أرسل طلبك مرة أخرى.
refused-somewhere = ❌ لا يُسمح لي بالكتابة في المجموعة التي طلبت فيها الفيديو، لذلك لم أطلبه. لم يُخصم شيء.
    اطلب من أحد المشرفين أن يسمح لي بإرسال الرسائل هناك (أو أن يعيد فتح الموضوع)، ثم أرسل طلبك مرة أخرى.
status-unknown = ⚠️ { $reason }
    لا أعرف هل خُصم المبلغ، لذلك لم أرسله مرة أخرى.
    المهمة <code>{ $id }</code>
status-unknown-again = ⚠️ { $reason }
    طلبتَ إرساله مرة أخرى. إذا ظهر الطلب الأول لاحقًا فسأخبرك هنا.
    المهمة <code>{ $id }</code>
status-unknown-forgotten = ⚠️ { $reason }
    تم التجاهل. إذا ظهر لاحقًا فسأخبرك هنا.
    المهمة <code>{ $id }</code>
status-cancelled = أُلغي. لم يُخصم شيء.

reason-words = «{ $reason }»
owner-told = { $reason } تم إبلاغ المالك.
owner-untold = { $reason } لا يستطيع إصلاح ذلك إلا مالك هذا البوت.
reason-said = رفضت خدمة الفيديو الطلب: «{ $reason }»
reason-refused = رفضت خدمة الفيديو الطلب ولم تذكر السبب.
reason-key = لم تقبل خدمة الفيديو مفتاح هذا البوت.
reason-quota = نفد رصيد هذا البوت لدى خدمة الفيديو.
reason-model = النموذج { $model } غير متوفر حاليًا لدى خدمة الفيديو.
reason-no-access = لا تسمح خدمة الفيديو لهذا البوت باستخدام { $model }.
reason-paused = النموذج { $model } متوقف مؤقتًا: { $reason }.
reason-removed = لم يعد هذا البوت يقدّم { $model }.
reason-unreachable = تعذر الوصول إلى خدمة الفيديو.
reason-moved = انتقل البوت منذ ذلك الحين إلى خدمة فيديو أخرى. أعد طلبك من فضلك.
reason-busy = خدمة الفيديو مشغولة جدًا.
reason-photos = لم يعد هذا البوت قادرًا على تمرير الصور.
reason-photo-store = تعذر تمرير صورتك إلى خدمة الفيديو.
reason-photo-gone = لم أعد أستطيع الحصول على صورتك من تيليجرام. أرسلها مرة أخرى من فضلك.
reason-picture-link = تعذّر تحميل هذه الصورة: { $reason }
    أرسل الصورة نفسها من فضلك، أو رابطًا يفتح صورة مباشرةً.
reason-photo-too-big = حجم صورتك أكبر من { $limit } م.ب، وهو أقصى ما أستطيع تمريره. أرسلها كصورة لا كملف، أو صغّرها.
reason-may-not-write = لا يُسمح لي بالكتابة هنا، لذلك لم أطلب الفيديو. يمكن لأحد المشرفين السماح لي بإرسال الرسائل.
reason-telegram = تعذر الوصول إلى تيليجرام، لذلك لم أطلب الفيديو.
reason-went-wrong = حدث خطأ من جهتي، لذلك لم أرسل الطلب.
reason-timeout = أُرسل الطلب، لكن خدمة الفيديو لم تُجب في الوقت المناسب.
reason-broken = انقطع الاتصال أثناء إرسال الطلب.
reason-unclear = لا يتضح من ردّ خدمة الفيديو هل قبلت الطلب أم لا.
reason-address = لا توجد خدمة الفيديو في العنوان الذي يستخدمه هذا البوت.
reason-page = لا يتضح من ردّ خدمة الفيديو هل قبلت الطلب أم لا: الردّ صفحة ويب.
reason-certificate = تعذّر إنشاء اتصال آمن بخدمة الفيديو، لذلك لم يُرسل شيء.
reason-format = لا تقبل خدمة الفيديو الطلبات بالشكل الذي يرسلها به هذا البوت.
reason-request = لا تقبل خدمة الفيديو أحد الإعدادات التي أرسلها هذا البوت.
reason-interrupted = توقف البوت أثناء إرسال الطلب.
reason-absent = لا يوجد هذا الطلب لدى خدمة الفيديو: لم يصل إليها قط.

button-create = 🎬 إنشاء
button-create-for = 🎬 إنشاء مقابل { $price }
button-cancel = إلغاء
button-as-picture = استخدامه كصورة
button-as-words = إبقاؤه في النص
button-again-paid = إعادة الإرسال (قد يُخصم مرتين)
button-again = المحاولة مجددًا
button-forget = تجاهل
button-redo = 🔁 مجددًا
button-retry = 🔁 محاولة أخرى
button-change = ✏️ تعديل
button-details = ℹ️ تفاصيل
button-deliver = 📦 الحصول على الفيديو
button-check = 🔄 تحقّق
button-model = تجربة { $model }
button-later = ⏳ { $model } لاحقًا
button-with = 🎬 { $model }
button-use = استخدام { $model } هنا
button-copy = نسخ معرّف المهمة
button-newer = الأحدث ←
button-older = → الأقدم
button-previous = السابق ←
button-next = → التالي
button-ordered = تم الطلب.

## مهام الدردشة

tasks-none = لا توجد فيديوهات هنا بعد. جرّب <code>/video{ $at } قطة على القمر</code>
tasks-title = <b>فيديوهاتك</b> ({ $count })
tasks-title-group = <b>فيديوهات هذه المجموعة</b> ({ $count })
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
task-not-found = لا توجد مهمة كهذه في هذه الدردشة. يعرض /tasks كل المهام.
task-moved-on = تغيّر الأمر في هذه الأثناء: يعرض /status إلى أين وصل.
details-id = { $state } المهمة <code>{ $short }</code>
details-provider-id = لدى خدمة الفيديو: <code>{ $id }</code>
details-took = استغرق { $span }.
details-enhanced = أعادت خدمة الفيديو صياغة كلماتك:
show-coming = إنه في الطريق.
show-not-yet = لم يجهز بعد. يعرض /status إلى أين وصل.
show-nothing = لا يوجد فيديو لهذه المهمة.
show-only-link = أُرسل إلى هذه الدردشة كرابط؛ الفيديو نفسه ليس لدى تيليجرام.
show-failed = لا يقبله تيليجرام مني الآن. حاول لاحقًا من فضلك.
show-unclear = ربما لم يصل: انقطع الاتصال. إن لم يكن هنا فأرسل /show مرة أخرى؛ هذا مجاني.
check-asking = أسأل خدمة الفيديو الآن.
check-done = لقد تم: يُحضر /show الفيديو مرة أخرى.
check-nothing = لا يوجد الآن ما أسأل عنه خدمة الفيديو بشأن هذه المهمة.
cancel-free = أُلغي. لم يُخصم شيء.
cancel-sending = الطلب يُرسَل الآن ولا يمكن إيقافه. إن قبلته الخدمة فثمنه مدفوع. لن أنشر الفيديو هنا؛ يُحضره /show عندما يجهز. لا تؤجّل ذلك طويلًا: تحتفظ الخدمة بالفيديوهات مدة محدودة.
cancel-paid = تم الطلب بالفعل ولا يمكن ردّ ثمنه. لن أنشر الفيديو هنا؛ يُحضره /show عندما يجهز. لا تؤجّل ذلك طويلًا: تحتفظ الخدمة بالفيديوهات مدة محدودة.
cancel-unknown = لن أكتب عنه بعد الآن. لا أعرف هل خُصم المبلغ.
cancel-nothing = فات وقت الإلغاء: انتهت المهمة.
forgotten = { $count ->
    [0] لم يكن لك ما يُحذف.
    [one] حُذفت مهمة واحدة بكلماتها وصورها.
    [two] حُذفت مهمتان بكلماتهما وصورهما.
    [few] حُذفت { $count } مهام بكلماتها وصورها.
    [many] حُذفت { $count } مهمة بكلماتها وصورها.
   *[other] حُذفت { $count } مهمة بكلماتها وصورها.
}
forgotten-defaults = حُذفت إعدادات هذه الدردشة.
forgotten-left = { $count ->
    [zero] لم يبقَ شيء جارٍ.
    [one] مهمة واحدة ما زالت جارية وثمنها مدفوع أو ربما مدفوع، فأبقيتها. إذا حذفتها أيضًا ضاع الفيديو.
    [two] مهمتان ما زالتا جاريتين وثمنهما مدفوع أو ربما مدفوع، فأبقيتهما. إذا حذفتهما أيضًا ضاع الفيديوهان.
    [few] { $count } مهام ما زالت جارية وثمنها مدفوع أو ربما مدفوع، فأبقيتها. إذا حذفتها أيضًا ضاعت فيديوهاتها.
    [many] { $count } مهمة ما زالت جارية وثمنها مدفوع أو ربما مدفوع، فأبقيتها. إذا حذفتها أيضًا ضاعت فيديوهاتها.
   *[other] { $count } مهمة ما زالت جارية وثمنها مدفوع أو ربما مدفوع، فأبقيتها. إذا حذفتها أيضًا ضاعت فيديوهاتها.
}
button-erase = { $count ->
    [zero] حذفها أيضًا
    [one] حذفها أيضًا
    [two] حذفهما أيضًا
    [few] حذفها أيضًا
    [many] حذفها أيضًا
   *[other] حذفها أيضًا
}

## عروض

offer = هل أصنع فيديو من هذا؟
    { $understood }
offer-links = { $count ->
    [zero] هل الروابط إلى <b>{ $hosts }</b> صور للفيديو؟
    [one] هل الرابط إلى <b>{ $hosts }</b> صورة للفيديو؟
    [two] هل الرابطان إلى <b>{ $hosts }</b> صورتان للفيديو؟
    [few] هل الروابط إلى <b>{ $hosts }</b> صور للفيديو؟
    [many] هل الروابط إلى <b>{ $hosts }</b> صور للفيديو؟
   *[other] هل الروابط إلى <b>{ $hosts }</b> صور للفيديو؟
}
    { $understood }
doubt-forwarded = هذه رسالة مُعاد توجيهها، لذلك أسأل أولًا.
doubt-cut = قسّم تيليجرام هذا النص إلى عدة رسائل، لذلك أسأل أولًا.
doubt-captions = في هذا الألبوم أكثر من تعليق، لذلك أسأل أولًا.
doubt-story = لا أستطيع رؤية القصة التي رددتَ عليها، بل كلماتك فقط.
doubt-paid = لا أستطيع استخدام المحتوى المدفوع الذي رددتَ عليه، بل كلماتك فقط.
doubt-price = هذا يكلّف مالًا، لذلك أسأل أولًا.
doubt-price-unknown = لا أعرف كم يكلّف هذا، لذلك أسأل أولًا.
doubt-reply = لا أستطيع استخدام الرسالة التي رددتَ عليها، بل كلماتك فقط.
offer-models = أو اطلبه بنموذج آخر:
pictures-frames = الصور: الأولى هي أول إطار في الفيديو، والثانية آخر إطار.
pictures-things = الصور: أشياء ستظهر في الفيديو.
offer-photos = { $count ->
    [zero] لم تصل صور. ماذا يجب أن يحدث في الفيديو؟ <b>رُدّ على هذه الرسالة</b> بكلماتك.
    [one] وصلت الصورة. ماذا يجب أن يحدث في الفيديو؟ <b>رُدّ على هذه الرسالة</b> بكلماتك.
    [two] وصلت صورتان. ماذا يجب أن يحدث في الفيديو؟ <b>رُدّ على هذه الرسالة</b> بكلماتك لاستخدامهما معًا، أو على صورة واحدة لاستخدامها وحدها.
    [few] وصلت { $count } صور. ماذا يجب أن يحدث في الفيديو؟ <b>رُدّ على هذه الرسالة</b> بكلماتك لاستخدامها كلها، أو على صورة واحدة لاستخدامها وحدها.
    [many] وصلت { $count } صورة. ماذا يجب أن يحدث في الفيديو؟ <b>رُدّ على هذه الرسالة</b> بكلماتك لاستخدامها كلها، أو على صورة واحدة لاستخدامها وحدها.
   *[other] وصلت { $count } صورة. ماذا يجب أن يحدث في الفيديو؟ <b>رُدّ على هذه الرسالة</b> بكلماتك لاستخدامها كلها، أو على صورة واحدة لاستخدامها وحدها.
}

## ردود على الرسائل

prompt-missing = أخبرني ماذا يجب أن يُظهر الفيديو، مثلًا:
    <code>/video قطة على القمر</code>
    يمكنك أيضًا إرسال صورة وكتابة كلماتك في تعليقها.
prompt-secret = لا يمكنني استخدام هذا النص: جزء منه يشبه كلمة مرور أو مفتاح وصول. احذف ذلك الجزء وأرسله من جديد. لم يُخصم شيء.
photos-off = لا يستطيع هذا البوت استخدام الصور بعد: على مالكه إعداده أولًا. الكلمات وحدها تكفي. ويصلح أيضًا رابط صورة داخل النص.
photo-too-big = حجم هذا الملف أكبر من { $limit } م.ب، وهو أقصى ما أستطيع تمريره. أرسله كصورة لا كملف، أو صغّره. لم يُخصم شيء.
attachment-unusable = أصنع الفيديو من الكلمات والصور (JPEG وPNG وWebP)، ولا أستطيع استخدام هذا. أرسل صورة مع تعليق يصف ما يجب أن يحدث.
album-late = وصلت هذه الصورة متأخرة عن ألبومها: أُرسلت البقية من دونها.
unknown-command = لا أعرف هذا الأمر. يعرض /help ما أستطيع فعله.
unknown-command-near = لا أعرف <code>{ $command }</code>. هل تقصد هذا؟
    <code>{ $meant }</code>
unknown-command-photo = لا أعرف <code>{ $command }</code>. إن كنت تقصد هذا فأرسله ردًّا على الصورة:
    <code>{ $meant }</code>
button-stale = هذا الزر لم يعد صالحًا.
went-wrong = حدث خطأ من جهتي ولم تُنفَّذ رسالتك.
button-not-yours = لا يمكن الضغط هنا إلا لصاحب الطلب أو لمشرف.

## الوصول

access-asked = طلبتُ موافقة مالك البوت. سأكتب هنا عندما يجيب.
access-waiting = لم يُجب مالك البوت بعد. سأكتب هنا عندما يجيب.
access-blocked = لم يسمح مالك البوت لهذه الدردشة.
access-unclaimed = هذا البوت غير جاهز بعد. حاول لاحقًا من فضلك.
access-question-private = يريد <b>{ $name }</b> (المستخدم <code>{ $user }</code>) استخدام البوت. كل ما يطلبه يُخصم من حسابك.
access-question-group = تريد مجموعة <b>{ $title }</b> (<code>{ $chat }</code>) استخدام البوت، والسائل { $name } (المستخدم <code>{ $user }</code>). كل ما يُطلب هناك يُخصم من حسابك.
access-approve = ✅ موافقة
access-block = 🚫 حظر
access-approved = ✅ تمت الموافقة. أرسل طلبك مرة أخرى: <code>/video{ $at } قطة على القمر</code>، أو صورة مع تعليق.
access-decided-approved = ✅ تمت الموافقة: { $name } (<code>{ $chat }</code>)
access-decided-blocked = 🚫 تم الحظر: { $name } (<code>{ $chat }</code>)
access-approved-kept = ✅ تمت الموافقة. هذا ما طلبته؛ اضغط <b>إنشاء</b> إن كنت لا تزال تريده.
access-decided-new = 🗑 أُزيل: { $name } (<code>{ $chat }</code>). لاستخدام البوت يجب الطلب من جديد.
access-decided-topic = ✅ تمت الموافقة على الموضوع { $topic } فقط: { $name } (<code>{ $chat }</code>)
access-approve-topic = ✅ هذا الموضوع فقط
access-remove = 🗑 إزالة
access-question-topic = جاء الطلب من الموضوع { $topic }.
access-unclear = لا أستطيع الآن التحقق مما إذا كان يحق لك استخدام هذا البوت. حاول بعد دقيقة.
access-is-admin = هذا أحد مشرفي البوت، ويحق له استخدامه دائمًا. أزله أولًا بالأمر <code>/admins remove</code>.
access-title = <b>من يحق له استخدام البوت</b>
    ⏳ في الانتظار: { $asked } · ✅ موافق عليه: { $approved } · 🚫 محظور: { $blocked } · ▫️ لم يُقرَّر: { $new }
access-mode-open = <code>ACCESS=open</code>: يحق للجميع استخدام البوت إلا من تحظره.
access-mode-members = <code>ACCESS=members</code>: يحق لأعضاء المجموعات الموافق عليها استخدامه في الخاص أيضًا.
access-admin = مشرف البوت، يحق له استخدامه دائمًا
access-topics = في المواضيع { $topics } فقط
access-spent = هذا الشهر: { $sums }
access-spent-unpriced = سعر غير معروف: { $number }
access-how = يدويًا: <code>/allow ID</code> و<code>/block ID</code> و<code>/remove ID</code>. في المجموعة تعمل من دون معرّف؛ <code>/allow topic</code> يوافق على موضوع واحد فقط.
access-id-missing = أضف معرّف دردشة أو مستخدم: <code>/{ $command } 12345</code>. القائمة: /access
admins-title = <b>مشرفو البوت</b>
admins-in-settings = { $name }، في ADMIN_IDS
admins-how = للتغيير: <code>/admins add 12345</code> أو <code>/admins remove 12345</code> مع معرّف المستخدم.
admins-added = أصبح { $name } (<code>{ $user }</code>) مشرفًا. يجب أن يكتب لي مرة واحدة لأتمكن من الكتابة إليه.
admins-gone = لم يعد { $name } (<code>{ $user }</code>) مشرفًا.
admins-already = هو مشرف بالفعل.
admins-unknown = ليس مشرفًا.
admins-last = هو المشرف الوحيد. أضف مشرفًا آخر أولًا.
admins-configured = هو في ADMIN_IDS. غيّر هذا الإعداد وأعد تشغيل البوت.
admins-no-user = هذا المعرّف ليس لشخص واحد.
admins-in-private = أرسل هذا إليّ في دردشتنا الخاصة من فضلك.
claimed = أنت الآن مشرف هذا البوت. الدردشات التي تريد استخدامه ستسألك هنا.
claimed-next = اكتب الآن ما تريد أن يظهر في الفيديو، مثلًا <i>قطة على القمر</i>. وفي /help كل ما يمكنك فعله أيضًا.
claimed-photos = الصور لا تعمل بعد: اضبط PHOTO_LINKS، أو اجعل PUBLIC_URL عنوان https يؤدي إلى هذا البوت.
claim-refused = استُخدم هذا الرابط من قبل أو انتهت صلاحيته.

## المساعدة

command-video = إنشاء فيديو: /video قطة على القمر
command-models = النماذج وخياراتها وأسعارها
command-settings = النموذج والحجم والمدة لهذه الدردشة
command-status = إلى أين وصل الفيديو
command-tasks = فيديوهاتك
command-usage = ما استخدمته وما بقي لك
command-show = إعادة إرسال فيديو
command-retry = طلب الشيء نفسه مرة أخرى
command-cancel = إلغاء فيديو
command-check = سؤال خدمة الفيديو الآن
command-forget = حذف ما أعرفه عن هذه الدردشة
command-privacy = ماذا أحفظ وكيف يُحذف
command-help = ماذا أستطيع أن أفعل
help-words = • <code>/video{ $at } قطة على القمر</code>
help-photos = • صورة أو أكثر، مع تعليق يصف ما يجب أن يحدث
    • الرد على صورة بـ <code>/video{ $at }</code> وكلماتك
help-options = <b>لفيديو واحد</b>، في أي مكان من النص: { $options }
help-chat = <b>لهذه الدردشة</b>: يعرض /settings الإعدادات الافتراضية ويغيّرها.
help = <b>بعد ذلك</b>، وحدها أو ردًّا على فيديو:
    /status – { command-status }
    /show – { command-show }
    /retry – { command-retry }
    /cancel – { command-cancel }
    /check – { command-check }

    /tasks – { command-tasks }
    /usage – { command-usage }
    <code>/forget</code> – { command-forget }
    /privacy – { command-privacy }
help-models = النماذج (يعرض /models ما يستطيعه كل منها): { $models }
help-group = حيث أستطيع قراءة كل الرسائل، كأن أكون مشرفًا، يكفي أيضًا ذكر @{ $username } في تعليق الصورة.

## النماذج

models-title = <b>النماذج</b> ({ $count })
models-none = لا توجد نماذج للاختيار الآن. حاول مرة أخرى لاحقًا.
models-how = لفيديو واحد: أضف إلى طلبك سطر <code>--model</code> الخاص بالنموذج. لهذه الدردشة: اضغط زرًا.
models-chosen = { $title } · نموذج هذه الدردشة
models-paused = ⏸ متوقف مؤقتًا: { $reason }
models-price = السعر: { $price }
models-price-unknown = السعر: غير معروف
models-images-none = الصور: لا يقبلها
models-images-up-to = الصور: { $most } كحد أقصى
models-images-exactly = الصور: { $most } بالضبط
models-images-between = الصور: من { $least } إلى { $most }
models-role = { $images } ({ $role })
role-frames = أول إطار وآخر إطار
role-things = أشياء تظهر في الفيديو
models-used = تستخدم هذه الدردشة الآن { $model }.

## الإعدادات الافتراضية

defaults-title = <b>الإعدادات الافتراضية لهذه الدردشة</b>
defaults-line = { $name }: <b>{ $value }</b> ({ $source })
source-bot = من البوت
source-chat = من هذه الدردشة
source-model = من النموذج
defaults-how = للتغيير: <code>/settings { $example }</code>
    للعودة إلى إعدادات البوت: <code>/settings reset</code>
defaults-price = سعر الفيديو بهذه الإعدادات <b>{ $price }</b>.
defaults-price-unknown = سعر الفيديو بهذه الإعدادات غير معروف.
confirm-above-from = ابتداءً من هذا السعر، أو إذا كان السعر غير معروف، ينتظر الطلب الضغط على <b>إنشاء</b>.
confirm-above-all = كل طلب ينتظر الضغط على <b>إنشاء</b>.
confirm-above-unpriced = لا أسعار معروفة هنا، لذلك ينتظر كل طلب الضغط على <b>إنشاء</b>.
confirm-above-both = هذه الدردشة: { $own }. البوت: { $bots }. ويسري الأقل.
confirm-above-how = لأسأل قبل الطلبات الغالية:
    <code>/settings { $example }</code> (<code>confirm-above=off</code>: أبدًا)
defaults-saved = تم الحفظ.
defaults-reset = عادت إعدادات البوت.
defaults-admins-only = لا يمكن تغيير إعدادات هذه المجموعة إلا لمشرفيها.
watermark-true = من دونها إن أمكن
watermark-false = من دونها دائمًا (قد يتوقف العمل)

## ما يفعله مشرفو البوت يدويًا

bot-admins-only = هذا لمشرفي البوت فقط.
pause-how = اكتب النموذج والسبب، مثل <code>/pause { $example } يعود يوم الإثنين</code>. يرى الجميع السبب.
paused-now = ⏸ النموذج <b>{ $model }</b> متوقف مؤقتًا للجميع: { $reason }. ينهي <code>/resume { $model }</code> التوقف.
paused-refused = { $count ->
    [zero] لم يكن هناك طلب ينتظر.
    [one] رُفض طلب واحد كان ينتظر، ولم يُخصم عنه شيء.
    [two] رُفض طلبان كانا ينتظران، ولم يُخصم عنهما شيء.
    [few] رُفضت { $count } طلبات كانت تنتظر، ولم يُخصم عنها شيء.
    [many] رُفض { $count } طلبًا كانت تنتظر، ولم يُخصم عنها شيء.
   *[other] رُفض { $count } طلب كانت تنتظر، ولم يُخصم عنها شيء.
}
resume-how = اكتب النموذج، مثل <code>/resume { $example }</code>.
resumed = ▶️ يمكن طلب <b>{ $model }</b> مجددًا.
resume-in-file = يبقى <b>{ $model }</b> متوقفًا: ملف النماذج هو الذي يوقفه ({ $reason }). غيّر ذلك هناك.
resume-not-paused = النموذج <b>{ $model }</b> ليس متوقفًا.
broadcast-how = أرسل <code>/broadcast</code> ردًّا على الرسالة التي يجب أن تصل إلى الجميع. يصلح أي شيء: نص أو صورة أو فيديو.
broadcast-private = أرسل /broadcast في دردشتنا الخاصة من فضلك.
broadcast-nobody = لا توجد بعد دردشة تُرسل إليها.
broadcast-question = { $count ->
    [zero] هل أرسل هذه الرسالة؟ لا توجد دردشات بعد.
    [one] هل أرسل هذه الرسالة إلى دردشة واحدة؟
    [two] هل أرسل هذه الرسالة إلى دردشتين؟
    [few] هل أرسل هذه الرسالة إلى { $count } دردشات؟
    [many] هل أرسل هذه الرسالة إلى { $count } دردشة؟
   *[other] هل أرسل هذه الرسالة إلى { $count } دردشة؟
}
broadcast-cancelled = لم يُرسل شيء.
broadcast-progress = 📣 الدردشات التي وصلتها حتى الآن: { $done } من { $total }
broadcast-stopping = أوقف الإرسال…
broadcast-over = 📣 انتهى هذا الإرسال: التقرير في الأسفل.
broadcast-done = 📣 اكتمل الإرسال.
broadcast-stopped = 📣 أُوقف الإرسال.
broadcast-broken = 📣 انتهى الإرسال قبل أوانه: حُذفت الرسالة أو لا يمكن نسخها.
broadcast-report = أُرسلت: { $sent }
    حظروا البوت: { $blocked }
    فشلت: { $failed }
broadcast-unclear = ربما وصلت ولم تُكرر: { $count }
broadcast-left = لم تُرسل: { $count }
button-broadcast-send = 📣 إرسال
button-broadcast-stop = إيقاف

## الخصوصية

privacy-kept = <b>ماذا أحفظ</b>
    • طلباتك: الكلمات والخيارات وروابط الصور والفيديوهات، ومعرّفات تيليجرام لصورك وحسابك ولهذه الدردشة ورسائلها
    • آخر طلب لدردشة لم تتم الموافقة عليها بعد
    • اسم هذه الدردشة وإعداداتها، وهل وافق عليها المالك
    • اسمك، إذا طلبت فيديوهات
    • كم كلّف كل فيديو، من دون كلماته
privacy-time = { $days ->
    [zero] يُحذف الطلب المنتهي فور آخر تغيير فيه.
    [one] يُحذف الطلب المنتهي بعد يوم واحد من آخر تغيير فيه.
    [two] يُحذف الطلب المنتهي بعد يومين من آخر تغيير فيه.
    [few] يُحذف الطلب المنتهي بعد { $days } أيام من آخر تغيير فيه.
    [many] يُحذف الطلب المنتهي بعد { $days } يومًا من آخر تغيير فيه.
   *[other] يُحذف الطلب المنتهي بعد { $days } يوم من آخر تغيير فيه.
} أما معرّفات الرسائل التي تمنع تكرار الطلب فتُحذف بعد { $hours ->
    [zero] وقت قصير
    [one] ساعة واحدة
    [two] ساعتين
    [few] { $hours } ساعات
    [many] { $hours } ساعة
   *[other] { $hours } ساعة
}. الطلب الذي ينتظر الموافقة يُحذف بعد { $kept ->
    [zero] وقت قصير
    [one] يوم واحد
    [two] يومين
    [few] { $kept } أيام
    [many] { $kept } يومًا
   *[other] { $kept } يوم
}.
privacy = <b>كيف يُحذف</b>
    يسأل <code>/forget</code> أولًا ثم يحذف طلباتك، حتى ما ينتظر الموافقة، وإعدادات هذه الدردشة. ويحذف اسمك أيضًا، إلا إذا سُئل المالك عنك أو قرّر بشأنك. وتبقى تكلفة الفيديو من دون كلماته.
privacy-group = <b>كيف يُحذف</b>
    يسأل <code>/forget</code> أولًا ثم يحذف طلباتك هنا، حتى ما ينتظر الموافقة، وإذا أرسله مشرف المجموعة فطلبات الجميع وإعدادات المجموعة. ويحذف اسمك أيضًا، إلا إذا سُئل المالك عنك أو قرّر بشأنك. وتبقى تكلفة الفيديو من دون كلماته.
privacy-elsewhere = <b>من يتلقاه غيري</b>
    تتلقى خدمة الفيديو كلماتك وخياراتك وصورك، لا اسمك ولا حسابك. وتسري عليها قواعد الخدمة، وعلى رسائلك قواعد تيليجرام.

## إلى المالك

owner-key = رفضت واجهة الفيديو المفتاح (HTTP { $status }): راجع { $setting }.
owner-secret-in-answer = احتوى رد من واجهة الفيديو على سر من أسرار هذا البوت، وهو على الأرجح المفتاح. لم أعرضه على أحد. من الأسلم أن تنشئ مفتاحًا جديدًا وتضعه في VIDEO_API_KEY.
owner-quota = تقول واجهة الفيديو إن رصيد حساب { $setting } نفد: اشحنه. نص كلامها: «{ $reason }»
owner-words = نص كلامها: «{ $reason }»
owner-no-access = لا تسمح واجهة الفيديو للمفتاح في { $setting } باستخدام { $model } (HTTP { $status }). اسمح لهذا المفتاح بالنموذج أو بمجموعته، أو صحّح النموذج في MODELS_FILE أو أوقفه أو احذفه.
owner-address = لا توجد واجهة الفيديو في العنوان الذي أستخدمه ({ $reason }). راجع { $setting }؛ استخدمتُ <code>{ $url }</code>.
owner-page = أجابت واجهة الفيديو بصفحة ويب بدلًا من JSON ({ $reason }). راجع { $setting }؛ استخدمتُ <code>{ $url }</code>.
owner-certificate = لا أستطيع إنشاء اتصال آمن بواجهة الفيديو: { $reason }. لم يُرسل شيء. راجع { $setting } (استخدمتُ <code>{ $url }</code>) وساعة هذا الجهاز والإعداد HTTPS_PROXY.
owner-format = لا تقبل واجهة الفيديو صيغة طلباتي ({ $reason }). راجع { $setting } (استخدمتُ <code>{ $url }</code>) وصيغة المزوّد في MODELS_FILE.
owner-request = لا تقبل واجهة الفيديو الحقل <code>{ $field }</code> للنموذج { $model } (HTTP { $status }). غيّر { $setting }.
owner-model-resting = رفض المزوّد { $model } ثلاث مرات متتالية. سيتوقف النموذج 15 دقيقة، ثم يجرّبه طلب واحد من جديد. يقول المزوّد: «{ $reason }»
owner-no-answers = منذ مدة لم تعطِ خدمة الفيديو جوابًا مفهومًا عن المهمة { $task }: { $reason }. هناك فيديوهات مدفوعة تنتظر. سأواصل السؤال؛ راجع { $setting } وتأكد أن الخدمة تعمل.
owner-new-shape = تجيب خدمة الفيديو عن المهمة <code>{ $task }</code> بصيغة لا أعرفها، فلا أستطيع معرفة أين وصلت. سأواصل السؤال. أرسل أسماء الحقول هذه إلى مطوّري البوت؛ ليس فيها أي محتوى:
    <pre>{ $shape }</pre>
owner-id-unreadable = قبلت خدمة الفيديو طلبًا، لكنني لا أجد في جوابها معرّف المهمة. ربما خُصم ثمنه، ولا أستطيع متابعته. للعثور عليه لدى الخدمة: المهمة <code>{ $task }</code>، الدردشة <code>{ $chat }</code>، { $time } UTC. كان الجواب:
    <pre>{ $answer }</pre>
owner-id-not-stored = قبلت خدمة الفيديو المهمة <code>{ $task }</code> بالمعرّف <code>{ $id }</code>، لكنني لا أستطيع حفظه. المهمة مدفوعة: احتفظ بهذه الرسالة وافحص قاعدة البيانات. سأواصل المحاولة.
owner-photos-off = أرسل أحدهم صورة، لكن روابط الصور معطلة: اضبط PHOTO_LINKS، أو اجعل PUBLIC_URL عنوان https يؤدي إلى هذا البوت.
owner-photo-store = يتعذر تمرير الصور: { $reason }. راجع PHOTO_LINKS وإعداداته.
owner-update-failed = فشل تحديث (المعرّف { $update }، الدردشة { $chat }) ثلاث مرات بسبب { $error } ووُضع جانبًا؛ التفاصيل في السجل.
owner-trouble = حدث خطأ غير متوقع: { $error } ({ $where }). سأواصل المحاولة على فترات أطول؛ التفاصيل في السجل.
owner-database-full = قرص قاعدة البيانات ممتلئ، لذا لا أستطيع حفظ أي شيء. أفرغ بعض المساحة: بعدها أتابع دون إعادة تشغيل. حتى ذلك الحين لا أقبل طلبات ولا يُخصم شيء. الرسائل تنتظر لدى تيليجرام.
owner-database-gone = حُذف ملف قاعدة البيانات أو استُبدل أثناء عملي، لذا لا أستطيع حفظ أي شيء. أعد الملف إلى مكانه وأعد تشغيلي. حتى ذلك الحين لا أقبل طلبات ولا يُخصم شيء. الرسائل تنتظر لدى تيليجرام.
owner-database-damaged = قاعدة البيانات تالفة. استعدها من نسخة احتياطية وأعد تشغيلي. حتى ذلك الحين لا أقبل طلبات ولا يُخصم شيء. الرسائل تنتظر لدى تيليجرام.
owner-database-fails = لا أستطيع الكتابة في قاعدة البيانات؛ السبب في السجل. سأواصل المحاولة. حتى ذلك الحين لا أقبل طلبات ولا يُخصم شيء. الرسائل تنتظر لدى تيليجرام.
owner-database-works = عادت قاعدة البيانات إلى العمل. أعالج الآن الرسائل التي كانت تنتظر.
owner-delivery = تعذّر تسليم فيديو المهمة { $id }: { $error }. سأحاول عدة مرات أخرى؛ التفاصيل في السجل.
owner-needs-key = تعذّر إرسال فيديو المهمة { $id } إلى الدردشة، ورابطه لا يعمل إلا مع VIDEO_API_KEY، فلا يستطيع أحد هناك فتحه. إن كان الملف أكبر من 50 ميغابايت، فخادم Bot API خاص بك (TELEGRAM_LOCAL) يقبل حتى 2000 ميغابايت.
owner-fake-ip = يؤدي { $host } إلى عنوان وهمي (fake IP، كما يفعل Clash)، لذلك أرسلتُ رابط الفيديو بدل تنزيله. اضبط FAKE_IP_NETWORKS=198.18.0.0/15 لتُنزَّل الفيديوهات.

## الخيارات والنماذج

option-unknown =
    لا يوجد خيار <code>{ $value }</code>. هذه هي الخيارات: <b>{ $options }</b>. يعرض /models قيمها.
    مثلًا: <code>{ $example }</code>
    إن كان جزءًا من كلماتك فضع <code>--</code> قبلها.

option-misspelt =
    لا يوجد خيار <code>{ $value }</code>. هل تقصد <code>--{ $near }</code>؟
    إن كان جزءًا من كلماتك فضع <code>--</code> قبلها.
option-misspelt-name =
    لا يوجد خيار <code>{ $value }</code>. هل تقصد <code>--{ $near }</code>؟ مثلًا: <code>{ $example }</code>
    إن كان جزءًا من كلماتك فضع <code>--</code> قبلها.

default-unknown =
    لا يوجد إعداد <code>{ $value }</code>. يمكنك ضبط: <b>{ $options }</b>.
    مثلًا: <code>/settings { $example }</code>
default-misspelt =
    لا يوجد إعداد <code>{ $value }</code>. هل تقصد <b>{ $near }</b>؟
    مثلًا: <code>/settings { $example }</code>

# confirm-above in /settings; $value: what was written; $example: how to write it
confirm-above-missing = اكتب سعرًا بعد <code>confirm-above</code>:
    <code>/settings { $example }</code>، أو <code>off</code>.
confirm-above-value = لا أفهم <code>{ $value }</code> كسعر. اكتب مبلغًا واحدًا:
    <code>/settings { $example }</code>، أو <code>off</code>.
confirm-above-currency = الأسعار هنا بعملة { $currency }، فلا يصلح <code>{ $value }</code>. مثلًا:
    <code>/settings { $example }</code>
confirm-above-no-currency = الأسعار هنا بلا عملة. اكتب العدد وحده بدل <code>{ $value }</code>:
    <code>/settings { $example }</code>
confirm-above-of-chat = <code>{ $value }</code> إعداد للدردشة كلها لا لفيديو واحد، لذلك لم يُطلب شيء. اضبطه هكذا:
    <code>/settings { $example }</code>
option-value = لا يقبل <code>{ $option }</code> القيمة <code>{ $value }</code>. اختر من: <b>{ $allowed }</b>.
option-needs-value = يحتاج <code>{ $option }</code> إلى قيمة بعده: <b>{ $allowed }</b>.
option-twice = ذُكر <code>{ $option }</code> مرتين: <code>{ $first }</code> و<code>{ $second }</code>. أرسله مرة أخرى بواحدة منهما.
bare-duration =
    لا يمكن أن تكون مدة الفيديو <code>{ $value }</code>. المدد بالثواني: <b>{ $allowed }</b>.
    إن كان جزءًا من كلماتك فضع <code>--</code> قبلها.
model-unknown = لا يوجد نموذج <code>{ $value }</code>. اختر من: <b>{ $allowed }</b>.
model-misspelt = لا يوجد نموذج <code>{ $value }</code>. هل تقصد <b>{ $near }</b>؟ كل النماذج: <b>{ $allowed }</b>.
model-paused = <b>{ $model }</b> متوقف مؤقتًا: { $reason }. يمكنك استخدام نموذج آخر: <b>{ $allowed }</b>.
model-resting = النموذج <b>{ $model }</b> غير متاح في خدمة الفيديو الآن، ولم يُخصم شيء. حاول مرة أخرى بعد نحو { $minutes } د.
model-paused-only = <b>{ $model }</b> متوقف مؤقتًا: { $reason }.
photos-elsewhere = لا يستطيع <b>{ $model }</b> استخدام الصور المرسلة هنا بعد. ويصلح أيضًا رابط صورة داخل النص.
models-all-paused = <b>{ $model }</b> متوقف مؤقتًا: { $reason }. لا يوجد نموذج آخر الآن. حاول لاحقًا من فضلك.
option-not-offered = لا يقبل <b>{ $model }</b> القيمة <code>{ $value }</code> في <code>{ $option }</code>. يقبل: <b>{ $allowed }</b>.
option-not-taken = لا يدعم <b>{ $model }</b> الخيار <code>{ $option }</code>. خياراته: <b>{ $allowed }</b>.
value-elsewhere = لا يقبل <b>{ $model }</b> القيمة <code>{ $value }</code> في <code>{ $option }</code>. يقبل: <b>{ $allowed }</b>.
    لاستخدام <code>{ $value }</code> أضف <code>--model</code> مع أحد هذه النماذج: <b>{ $others }</b>.
option-elsewhere = لا يدعم <b>{ $model }</b> الخيار <code>{ $option }</code>. خياراته: <b>{ $allowed }</b>.
    لاستخدامه أضف <code>--model</code> مع أحد هذه النماذج: <b>{ $others }</b>.
option-too-long = أقصى طول لـ <code>{ $option }</code> في <b>{ $model }</b> هو { $allowed ->
    [zero] صفر من الحروف
    [one] حرف واحد
    [two] حرفان
    [few] { $allowed } أحرف
    [many] { $allowed } حرفًا
   *[other] { $allowed } حرف
}، والموجود { $count }. اختصره وأرسله مرة أخرى.
default-model-unknown =
    النموذج المحدد لهذه الدردشة <code>{ $value }</code> لم يعد موجودًا. الموجود: <b>{ $allowed }</b>.
    أضف <code>--model</code> مع أحدها إلى طلبك، أو غيّر الإعداد: <code>/settings model=…</code>
default-model-paused =
    النموذج المحدد لهذه الدردشة <b>{ $model }</b> متوقف مؤقتًا: { $reason }. هذه تعمل: <b>{ $allowed }</b>.
    أضف <code>--model</code> مع أحدها إلى طلبك، أو غيّر الإعداد: <code>/settings model=…</code>
images-too-many = أقصى عدد من الصور يقبله <b>{ $model }</b> هو { $allowed }، والموجود { $count }. أرسله مرة أخرى بعدد أقل.
images-not-taken = لا يقبل <b>{ $model }</b> الصور. أرسل الطلب مرة أخرى من دونها.
images-too-few = أقل عدد من الصور يحتاجه <b>{ $model }</b> هو { $allowed }، والموجود { $count }. أرسله مرة أخرى بصور أكثر.
prompt-too-long = أقصى طول لكلماتك في <b>{ $model }</b> هو { $allowed ->
    [zero] صفر من الحروف
    [one] حرف واحد
    [two] حرفان
    [few] { $allowed } أحرف
    [many] { $allowed } حرفًا
   *[other] { $allowed } حرف
}، والموجود { $count }. اختصرها وأرسلها مرة أخرى.

## الميزانيات

budget-used-up = { $payer ->
    [chat] ميزانية هذه الدردشة
    [user] ميزانيتك
   *[all] ميزانية كل الفيديوهات
} { $period ->
    [month] لهذا الشهر
   *[day] لهذا اليوم
} نفدت. تبدأ من جديد في { $until }.
budget-too-little = { $payer ->
    [chat] ميزانية هذه الدردشة
    [user] ميزانيتك
   *[all] ميزانية كل الفيديوهات
} { $period ->
    [month] لهذا الشهر
   *[day] لهذا اليوم
} لم تعد تكفي لهذا الفيديو الذي يكلّف { $price }. تبدأ من جديد في { $until }.
budget-none = { $payer ->
    [chat] لا يمكن لهذه الدردشة طلب فيديوهات حاليًا
    [user] لا يمكنك طلب فيديوهات حاليًا
   *[all] لا يمكن لأحد طلب فيديوهات حاليًا
}: جعل مالك البوت الميزانية صفرًا.
budget-unpriced = تسري هنا ميزانية، وسعر { $model } غير معروف، لذلك لا أستطيع طلبه. تم إبلاغ المالك.
budget-unpriced-untold = تسري هنا ميزانية، وسعر { $model } غير معروف، لذلك لا أستطيع طلبه. لا يستطيع إصلاح ذلك إلا مالك هذا البوت.
budget-busy = تُغيَّر الميزانيات الآن. حاول مرة أخرى من فضلك.
budgets-title = <b>الميزانيات</b>
budgets-none = لا توجد ميزانيات: كل من يحق له استخدام البوت يطلب كما يشاء.
budgets-line = <code>{ $budget }</code>: استُخدم { $used } حتى { $until }
budgets-line-each = <code>{ $budget }</code>
budgets-how = للتحديد: <code>/budget 20/day</code>، <code>/budget 50 videos/month</code>، <code>/budget chat 5/day</code>، <code>/budget user 2/day</code>، <code>/budget ID 3/day</code>. للإزالة: <code>/budget off/day</code>، <code>/budget chat off/day</code>، <code>/budget off videos/month</code>.
budgets-currency = المبالغ بعملة { $currency }.
budget-invalid = لا أفهم الميزانية «{ $text }». اكتب المبالغ بنقطة: <code>0.50/day</code>.
budget-saved = ✅ حُفظت: <code>{ $budget }</code>
refund-how = اكتب معرّف المهمة أو بدايته: <code>/refund ID</code>. أو أرسل <code>/refund</code> ردًّا على رسالة المهمة.
refund-done = ✅ أُعيد المبلغ: { $amount }. لم تعد الميزانيات تحسبه.
refund-unpriced = ✅ لم تعد المهمة <code>{ $id }</code> محسوبة. كان سعرها غير معروف.
refund-twice = أُعيدت تكلفة هذه المهمة من قبل.
refund-none = لا تكلفة معروفة لهذه المهمة.
task-several = تبدأ عدة مهام بهذا. اكتب جزءًا أطول من المعرّف.
refund-unsent = لم تُرسل هذه المهمة بعد. إذا ألغيتها فلن يُخصم شيء؛ وإذا فشلت قبل الخصم عاد المبلغ من تلقاء نفسه.
owner-budget-share = استُخدم { $percent }% من الميزانية { $budget }. تبدأ من جديد في { $until }.
owner-budget-used-up = نفدت الميزانية { $budget }. تبدأ من جديد في { $until }. أرسل /budget لعرضها أو تغييرها.
owner-budget-none = رُفض طلب لأن الميزانية { $budget } لا تسمح بأي طلب. أرسل /budget لعرضها أو تغييرها.
owner-budget-too-little = رُفض طلب لأن ما تبقى من الميزانية { $budget } لا يكفي. تبدأ من جديد في { $until }. أرسل /budget لعرضها أو تغييرها.
owner-budget-unpriced = أراد أحدهم فيديو بنموذج { $model } وسعره غير معروف، بينما تسري ميزانية مالية. رفضتُه: أضف سعره في MODELS_FILE أو أزل الميزانية.
price-changed = السعر الآن { $price }. اضغط مرة أخرى للطلب بهذا السعر.
price-unknown-now = لم يعد السعر معروفًا. اضغط مرة أخرى للطلب رغم ذلك.

## Statistics

stats-today = <b>اليوم</b> ({ $date })
stats-month = <b>هذا الشهر</b> ({ $date })
stats-counts = أُنجز: { $made } · فشل: { $failed } · غير معروف: { $unknown }
stats-in-progress = قيد التنفيذ: { $number }
stats-spent = المصروف: { $amount }
stats-spent-other = بعملات أخرى: { $amounts }
stats-unpriced = سعره غير معروف: { $videos }
stats-not-charged = رُفض أو أُلغي، بلا تكلفة: { $number }
stats-models = <b>هذا الشهر حسب النموذج</b>
stats-chats = <b>هذا الشهر حسب الدردشة</b>
stats-users = <b>هذا الشهر حسب المستخدم</b>
stats-videos = { $count ->
    [zero] لا فيديوهات
    [one] فيديو واحد
    [two] فيديوهان
    [few] { $count } فيديوهات
    [many] { $count } فيديو
   *[other] { $count } فيديو
}
stats-line = { $name }: { $sums }
stats-line-today = { $name }: { $sums } (اليوم { $today })
stats-more = … وغيرها: { $more }
stats-how = في ملف: <code>/stats csv</code>
stats-file = كل التكاليف من { $first } إلى { $last }
stats-picture = مصروف كل يوم من هذا الشهر، حسب النموذج
stats-picture-videos = فيديوهات كل يوم من هذا الشهر، حسب النموذج
stats-other = أخرى
usage-left-title = <b>المتبقي</b>
usage-left = { $payer ->
    [chat] هذه الدردشة
    [user] أنت
   *[all] الجميع معًا
}، { $period ->
    [month] هذا الشهر
   *[day] اليوم
}: { $left } من { $most }، حتى { $until }
balance-title = <b>الرصيد عند مقدّمي الخدمة</b>
balance-left = { $provider }: بقي { $left }، استُخدم { $used }
balance-no-limit = { $provider }: بلا حد خاص، استُخدم { $used }
balance-untold = { $provider }: غير معلن
balance-unit = بالدولار الأمريكي، أو بوحدة الحساب.
owner-balance-low = بقي في الحساب عند { $provider } مبلغ { $left }، وكلّفت آخر 24 ساعة هناك { $cost }. اشحنه قبل أن ينفد. يعرض /balance كل الحسابات.

# Settings of a chat or a topic
from-topic = من إعدادات هذا الموضوع: { $names }.
source-topic = من هذا الموضوع
settings-title-topic = <b>الإعدادات الافتراضية لهذا الموضوع</b>
settings-whole-chat = يسري هذا على الدردشة كلها.
settings-who-admins = لا يمكن ضغط هذه الأزرار إلا لمشرفي هذه المجموعة.
settings-who-everybody = يمكن لأي عضو في هذه المجموعة ضغط هذه الأزرار.
settings-who-admins-only = لا يحدد من يغيّر الإعدادات إلا مشرفو هذه المجموعة.
settings-confirm = السؤال أولًا ابتداءً من
settings-confirm-all = أي سعر
settings-language = اللغة
settings-language-own = لغة كل شخص
settings-who = من يمكنه تغيير هذا
settings-admins = المشرفون
settings-everybody = الجميع
settings-choose = اختر: <b>{ $name }</b>
settings-typed = اكتب: <code>/settings { $example }</code>
settings-changed = تغيّرت الإعدادات منذ ذلك الحين. هكذا هي الآن.
settings-reset-topic = يستخدم هذا الموضوع إعدادات الدردشة من جديد.
button-settings-back = → الإعدادات
button-settings-default = الافتراضي
button-settings-chats = كما في الدردشة
button-settings-reset = العودة إلى إعدادات البوت
language-name = العربية
settings-button = { $name }: { $value }
settings-how-topic = للتغيير: <code>/settings { $example }</code>
    للعودة إلى إعدادات الدردشة: <code>/settings reset</code>
settings-model-used-topic = يستخدم هذا الموضوع الآن { $model }.

## Groups: greeting, mentions, delivery elsewhere; menus and profile

mention-how = اكتب بعد اسمي ماذا يجب أن يُظهر الفيديو، مثلًا:
    <code>@{ $username } قطة على القمر</code>
mention-order = أطلبه فورًا
mention-offer = أعرضه أولًا
mention-value = لا يمكن اختيار <code>{ $value }</code> هنا. اكتب <code>/settings mention=offer</code> (أعرضه أولًا) أو <code>/settings mention=order</code> (أطلبه فورًا).
mention-in-groups = هذا الإعداد للمجموعات. هنا لا حاجة إلى اسمي: اكتب مباشرة.
settings-mention = عند ذكر اسمي
settings-choose-mention = <b>عند ذكر اسمي</b> مع كلمات في هذه المجموعة، يمكنني أن أعرض الفيديو مع زر <b>إنشاء</b> أو أن أطلبه فورًا.
greeting = 👋 أصنع الفيديوهات. اكتبوا مثلًا: <code>/video@{ $username } قطة على القمر</code>
greeting-privacy = لا أرى هنا إلا الأوامر والردود على رسائلي. إن جعلتموني مشرفًا فسأقرأ أيضًا <code>@{ $username }</code> مع كلماتكم.
greeting-all = يمكنكم أيضًا كتابة <code>@{ $username }</code> مع كلماتكم. وفيما عدا ذلك ألزم الصمت.
button-open-settings = ⚙️ الإعدادات
elsewhere = لم أستطع نشره في «{ $title }»، لذا أرسله هنا.
elsewhere-group = لم أستطع نشره في المجموعة التي طلبته فيها، لذا أرسله هنا.
command-access = من يمكنه استخدام البوت
command-admins = مشرفو البوت
command-budget = حدود الإنفاق
command-stats = ما صُنع وما أُنفق
command-balance = الرصيد المتبقي لدى خدمات الفيديو
command-broadcast = إرسال رسالة إلى كل الدردشات
command-pause = إيقاف نموذج: /pause MODEL
command-resume = إعادة نموذج متوقف: /resume MODEL
command-refund = إلغاء احتساب تكلفة فيديو: /refund ID
profile-description = أصنع فيديوهات من كلماتك وصورك.

    اكتب ماذا يجب أن يُظهر الفيديو، مثلًا: قطة على القمر. أو أرسل صورة مع تعليق.

    يمكنك أيضًا إضافتي إلى مجموعة.
profile-short = يصنع فيديوهات من كلماتك وصورك، في الخاص وفي المجموعات.
## Inline mode

inline-no-videos = لا توجد فيديوهات بعد · افتح البوت
inline-no-match = لا يوجد فيديو مطابق لديك
inline-untitled = فيديو
inline-description = { $options } · { $date }
## Changing a video, and the shape of a picture

doubt-change = ✏️ <b>ماذا تريد أن يتغيّر؟</b> لا يُطلب شيء قبل أن تضغط <b>إنشاء</b>.
change-lost = لا يدعم { $model } ما يلي، لذلك لن يُطبَّق: { $names }.
change-typed = لضبط المزيد، رُدّ على هذه الرسالة بـ { $examples }
change-words = <b>رُدّ على هذه الرسالة</b> بالكلمات الجديدة. ما اخترته هنا يبقى كما هو. (للبدء من الفيديو نفسه، رُدّ عليه.) الكلمات حتى الآن:
    <code>{ $prompt }</code>
button-change-words = 💬 كلمات أخرى
button-change-back = → كل الخيارات
button-fit = 🎬 { $shape } (مثل الصورة)
button-fit-again = 🔁 { $shape } (مثل الصورة)
button-fit-instead = 🎬 اجعله { $shape } (مثل الصورة)
shape-square = مربع
details-when = وقت الطلب: { $time }
details-who = صاحب الطلب: { $name }
details-price = السعر: { $price }
details-price-back = السعر: { $price }، أُعيد
## قوائم للاختيار

task-short = أحتاج إلى أول ثمانية أحرف من المعرّف على الأقل. أو أرسل الأمر وحده واختر من القائمة.
tasks-how = اضغط رقمًا لفتحه.
tasks-state-waiting = في الانتظار
tasks-state-making = قيد الإنشاء
tasks-state-coming = في الطريق إلى هنا
tasks-state-done = جاهز
tasks-state-undelivered = جاهز لكنه لم يصل
tasks-state-failed = فشل
tasks-state-expired = بلا نتيجة
tasks-state-unknown = النتيجة غير معروفة
tasks-state-refused = مرفوض
tasks-state-cancelled = ملغى
pick-show = أي فيديو أرسله مرة أخرى؟ هذا مجاني.
pick-retry = أي فيديو أطلبه مرة أخرى؟
pick-cancel = أي فيديو ألغيه؟
pick-check = عن أي فيديو أسأل خدمة الفيديو؟
pick-status = أي فيديو تقصد؟
pick-none-show = لا يوجد هنا فيديو جاهز بعد.
pick-none-cancel = لا شيء في الانتظار أو قيد الإنشاء هنا الآن.
pick-none-check = لا يُنشأ أي فيديو هنا الآن.
pick-stale = تغيّر الأمر في هذه الأثناء. هذه هي القائمة الآن.

## سؤال /forget

forget-question-private = <b>هل أحذف كل ما يلي؟</b>
forget-question-own = <b>هل أحذف كل ما يلي مما يخصك في هذه المجموعة؟</b>
forget-question-all = <b>هل أحذف كل ما يلي مما يخص جميع من في هذه المجموعة؟</b>
forget-videos = { $count ->
    [zero] • لا فيديوهات
    [one] • فيديو واحد مع كلماته
    [two] • فيديوهان مع كلماتهما
    [few] • { $count } فيديوهات مع كلماتها
    [many] • { $count } فيديو مع كلماتها
   *[other] • { $count } فيديو مع كلماتها
}
forget-requests = { $count ->
    [zero] • لا طلبات أخرى
    [one] • طلب واحد آخر
    [two] • طلبان آخران
    [few] • { $count } طلبات أخرى
    [many] • { $count } طلبًا آخر
   *[other] • { $count } طلب آخر
}
forget-photos = { $count ->
    [zero] • لا صور
    [one] • صورة واحدة أُرسلت لذلك
    [two] • صورتان أُرسلتا لذلك
    [few] • { $count } صور أُرسلت لذلك
    [many] • { $count } صورة أُرسلت لذلك
   *[other] • { $count } صورة أُرسلت لذلك
}
forget-waiting = • الطلب الذي ينتظر الموافقة
forget-defaults = • الإعدادات الافتراضية لهذه الدردشة
forget-name = • اسمك
forget-messages = تبقى الرسائل في هذه الدردشة، لكنني لن أستطيع إحضار هذه الفيديوهات مرة أخرى.
forget-unfinished = { $count ->
    [zero] لا شيء قيد التنفيذ.
    [one] فيديو واحد ما زال جاريًا وثمنه مدفوع أو ربما مدفوع. سيبقى، ويمكنك أن تقرر بشأنه بعد ذلك.
    [two] فيديوهان ما زالا جاريين وثمنهما مدفوع أو ربما مدفوع. سيبقيان، ويمكنك أن تقرر بشأنهما بعد ذلك.
    [few] { $count } فيديوهات ما زالت جارية وثمنها مدفوع أو ربما مدفوع. ستبقى، ويمكنك أن تقرر بشأنها بعد ذلك.
    [many] { $count } فيديو ما زالت جارية وثمنها مدفوع أو ربما مدفوع. ستبقى، ويمكنك أن تقرر بشأنها بعد ذلك.
   *[other] { $count } فيديو ما زالت جارية وثمنها مدفوع أو ربما مدفوع. ستبقى، ويمكنك أن تقرر بشأنها بعد ذلك.
}
forget-done = تم الحذف.
forget-nothing = لم يُحذف شيء.
forget-renewed = كان هذا السؤال قديمًا. هذا هو الموجود الآن.
forget-answered = أُجيب عن هذا السؤال من قبل.
button-forget-delete = 🗑 حذف
button-forget-keep = إبقاء
## The greeting, small talk, and what is no order
example-prompt = قطة على القمر
start-private = 👋 أهلًا! <b>أصنع الفيديوهات.</b>
    اكتب بكلماتك ما تريد أن يظهر في الفيديو، وهذا يكفي.
start-group = 👋 أهلًا! <b>أصنع الفيديوهات.</b>
    اكتبوا <code>/video@{ $username } قطة على القمر</code> بكلماتكم.
start-who = 👋 أهلًا! <b>أصنع الفيديوهات.</b>
start-price = سعر الفيديو الواحد { $price }.
start-try = تريد أن ترى مثالًا أولًا؟ زر 🎬 يطلبه فورًا:
start-ask = مالك هذا البوت هو من يقرر من يستخدمه. اكتب ما تريده في أول فيديو لك، وسأسأله.
start-ask-group = مالك هذا البوت هو من يقرر من يستخدمه. أرسلوا <code>/video@{ $username }</code> مع ما تريدونه في أول فيديو، وسأسأله.
start-photo = أرسل صورة واكتب في تعليقها ما يجب أن يحدث، مثلًا: <i>تلتفت وتبتسم</i>
start-photo-group = رُدّوا على صورة بالأمر <code>/video@{ $username }</code> واكتبوا ما يجب أن يحدث، مثلًا: <i>تلتفت وتبتسم</i>
button-start-example = 🎬 { $prompt }
button-start-photo = 📷 من صورة
button-start-settings = ⚙️ الإعدادات
help-title = <b>أصنع الفيديوهات من الكلمات.</b>
help-photos-title = <b>أصنع الفيديوهات من الكلمات والصور.</b>
help-plain = • كلماتك وحدها: أريك ما سأصنعه، وزرٌّ يطلبه
help-links = • كلمات مع رابط لصورة، فتظهر في الفيديو
answer-thanks = على الرحب والسعة! 😊
answer-who = أنا بوت. تكتب ما تريد رؤيته في الفيديو، وتصنعه خدمة فيديو بالذكاء الاصطناعي. كل التفاصيل في /help.
answer-bye = إلى اللقاء! 👋
answer-no = حسنًا. العرض لا يكلّف شيئًا ما لم تضغط زره.
answer-ok = 👍 إن كنتُ قد عرضتُ عليك فيديو، فالزر أسفل العرض يطلبه. ولفيديو آخر، اكتب فقط ما تريد أن يظهر فيه.
costs-own = بإعدادات هذه الدردشة ({ $video }) سعر الفيديو الواحد <b>{ $price }</b>.
costs-own-unknown = لا أعرف سعر الفيديو بإعدادات هذه الدردشة ({ $video }).
costs-more = كل الأسعار في /models.
costs-unknown = لا أعرف سعر الفيديو: لم يُدخل مالك هذا البوت أي أسعار.
doubt-talk = هل هذا حقًا ما تريده في الفيديو؟ أسأل أولًا.
attachment-voice = لا أستطيع سماع الرسائل الصوتية ولا الموسيقى. اكتب من فضلك ما تريد أن يظهر في الفيديو.
attachment-sticker = ملصق جميل! لكن لا أستطيع أن أصنع منه فيديو. اكتب فقط ما تريد أن يظهر فيه.
attachment-other = لا أستطيع أن أصنع فيديو من هذا. اكتب فقط ما تريد أن يظهر فيه.
prompt-missing-words = أخبرني بما تريد أن يظهر في الفيديو، مثلًا:
    <code>/video قطة على القمر</code>
prompt-missing-group = أخبرني بما تريد أن يظهر في الفيديو، مثلًا:
    <code>/video@{ $username } قطة على القمر</code>
# What people write, without signs, emoji and accents; | stands between two phrases. A letter may be repeated.
heard-thanks = شكرا | شكرا لك | شكرا جزيلا | شكرا كثيرا | ألف شكر | شكرا لكم | الف شكر | مشكور | مشكورة | مشكورين | تسلم | يسلمو | تسلم ايدك | تسلم يدك | بارك الله فيك | جزاك الله خيرا | جزاك الله خير | يعطيك العافية | الله يعطيك العافية | ممتاز | رائع | جميل | جميل جدا | رائع جدا | حلو | حلو جدا | روعة | عظيم | مذهل
    | أحسنت | احسنت | عجبني | أعجبني | ماشاء الله | ما شاء الله | برافو | هههه | ههههه | ههه | واو
    | شكرا على الفيديو | شكرا على المساعدة
    | شكرا جدا | شكرا ليك | شكرا يا بوت | شكرا جزيلا لك | شكرا على كل شيء | شكرا للمساعدة | شكرا على مساعدتك | متشكر | متشكرة | متشكر جدا | متشكر اوي | متشكرين
    | مشكور اخوي | مشكور يا غالي | تسلم يا غالي | تسلمي | تسلموا | يسلموا | يسلمو ايديك | يعطيك الف عافية | الله يعافيك | عافاك الله | جزاكم الله خيرا | الله يبارك فيك
    | بارك الله فيكم | كل الشكر | لك الشكر | اشكرك | أشكرك | أشكركم | ممتن | ممتنة | ثانكس | ثانكيو | ميرسي | مرسي | جميل اوي | حلو اوي
    | حلو كتير | كتير حلو | روعه | جامد جدا | كفو | خوش | احسنتم | ممتاز جدا | ممتازة | سبحان الله
    | حبيته | حبيت | يجنن | واو رائع | شغل حلو | عمل رائع | عمل ممتاز | فيديو رائع | فيديو جميل | shukran | shokran
heard-greeting = مرحبا | مرحبًا بك | أهلا | اهلا | أهلا وسهلا | اهلين | هلا | هلا والله | هاي | السلام عليكم | سلام عليكم | سلام | السلام عليكم ورحمة الله وبركاته | وعليكم السلام | صباح الخير | مساء الخير | صباح النور | مساء النور | كيف حالك | كيفك | شلونك | كيف الحال | ازيك | عامل ايه | هل من أحد | انت هنا | ابدأ | ابدا | بدء
    | مرحبتين | مراحب | مرحبا بكم | هلا وغلا | يا هلا | اهلا بك | أهلا بكم | اهلا وسهلا | أهلين | هالو | الو | سلامات | السلام | السلام عليكم جميعا | السلام عليكم كيف حالك
    | وعليكم السلام ورحمة الله | صباحو | صباح الفل | صباح الورد | مسا الخير | مساء الورد | يسعد صباحك | يسعد مساك | يومك سعيد | كيف حالكم | كيف حالك اليوم | كيفكم
    | كيفك انت | شلونكم | شخبارك | اخبارك | اخبارك ايه | ايه اخبارك | ازيكم | ازيك عامل ايه | عاملين ايه | كيف الاحوال | كيف الأمور | شو الاخبار | شو اخبارك | كيف الصحة
    | لاباس | لا باس عليك | هل انت هنا | هل أنت موجود | انت موجود | في حد | في حدا | فيه احد | ستارت | marhaba | salam alaikum | assalamu alaikum
heard-price = كم السعر | كم سعره | كم سعر الفيديو | كم ثمن الفيديو | كم يكلف | كم يكلف الفيديو | كم تكلفة الفيديو | كم التكلفة | بكم | بكم الفيديو | بكام | بكام الفيديو | كم الثمن | ما السعر | ما هو السعر | ما هي الأسعار | السعر | سعر | الأسعار | الاسعار | أسعار | التكلفة | الثمن | هل هو مجاني | هل هذا مجاني | مجاني | مجانا | ببلاش | هل هو مجانا
    | هل يجب أن أدفع | هل ادفع | كم
    | كم سعر الفيديو الواحد | كم يكلف فيديو واحد
    | كم سعرها | كم سعر فيديو | كم سعر الفيديوهات | كم الاسعار | كم قيمته | كم يكلفني | كم تكلف | كم تكلفته | كم يكلف الفيديو الواحد | كم ادفع | كم الفلوس | كم الحساب
    | بكم هذا | بكم سعره | بكم الواحد | بكم فيديو | بكم الفيديو الواحد | بكام ده | بكام الواحد | قديش | قديش سعره | قديش حقه | قديش الفيديو | اديش | بقديش | شحال
    | بشحال | بشحال الفيديو | شكد | شكد سعره | بيش | سعره | سعر الفيديو | سعره كم | السعر كم | السعر كام | سعر الفيديو كم | سعر الفيديو كام | تكلفة الفيديو | ما سعر الفيديو
    | ما هو سعر الفيديو | ما التكلفة | ما هي التكلفة | ما تكلفة الفيديو | ما هي الاسعار | قائمة الاسعار | قائمة الأسعار | مجاني ولا بفلوس | مجاني ولا مدفوع | هل هو مدفوع
    | هل البوت مجاني | البوت مجاني | هل الفيديو مجاني | بفلوس | بمصاري | هل الخدمة مجانية | مجانية | هل علي أن أدفع | لازم ادفع | هل لازم ادفع | كم سعر الخدمة
heard-help = مساعدة | المساعدة | ساعدني | ساعدوني | أحتاج مساعدة | احتاج مساعدة | ممكن مساعدة | هل يمكنك مساعدتي | ماذا تفعل | ماذا يمكنك أن تفعل | ماذا تستطيع أن تفعل | ايش تسوي | شو بتعمل | بتعمل ايه | كيف تعمل | كيف يعمل | كيف يعمل هذا | كيف أستخدمك | كيف استخدمك | كيف الاستخدام | كيف أستعمله | طريقة الاستخدام | الأوامر | القائمة
    | كيف أصنع فيديو | كيف اصنع فيديو | كيف اعمل فيديو | وماذا الآن | والآن
    | مساعده | ساعدني من فضلك | ممكن تساعدني | ممكن تساعدوني | هل تساعدني | ابي مساعدة | ابغى مساعدة | عايز مساعدة | محتاج مساعدة | بدي مساعدة | ماذا يمكنك ان تفعل
    | ماذا تقدر تفعل | ايش تقدر تسوي | شو بتقدر تعمل | وش تسوي | وش تقدر تسوي | بتعرف تعمل ايه | تقدر تعمل ايه | شنو تسوي | كيف استعمله | كيف استخدم البوت | كيف أستخدم البوت
    | كيف يشتغل | كيف يعمل البوت | كيف تشتغل | ازاي استخدمك | ازاي بتشتغل | ازاي اعمل فيديو | كيف اسوي فيديو | كيف أعمل فيديو | كيف انشئ فيديو | كيف أنشئ فيديو
    | كيف ابدا | كيف أبدأ | طريقة العمل | طريقة الاستعمال | الشرح | تعليمات | التعليمات | الاوامر | اوامر | ماذا أفعل | ماذا افعل | شو اعمل | ايش اسوي
    | اعمل ايه | هيلب
heard-who = من أنت | من انت | مين انت | مين أنت | منو انت | ما أنت | ما هذا | ايش هذا | شو هذا | ايه ده | ما اسمك | اسمك ايه | شو اسمك | هل أنت بوت | هل انت بوت | هل أنت إنسان | هل انت انسان | هل أنت روبوت | انت بوت | من صنعك
    | من تكون | من انتم | مين حضرتك | مين معي | منو | انت مين | إنت مين | انت منو | انت شنو | ما هذا البوت | ايش هذا البوت | شو هاد | شو هذا البوت | ايه البوت ده
    | وش هذا | وش هذا البوت | شنو هذا | ما اسمك انت | ما هو اسمك | ايش اسمك | وش اسمك | شنو اسمك | هل انت روبوت | انت روبوت | انت انسان | انت بني ادم | هل أنت حقيقي
    | هل انت حقيقي | هل أنت ذكاء اصطناعي | هل انت ذكاء اصطناعي | من صممك | من برمجك | مين صنعك | مين عملك | من عملك | من أنت وماذا تفعل
heard-bye = وداعا | إلى اللقاء | الى اللقاء | مع السلامة | باي | سلام عليكم ومع السلامة | تصبح على خير | أراك لاحقا | نلتقي لاحقا
    | باي باي | سلام مع السلامة | في أمان الله | في امان الله | أستودعك الله | استودعك الله | الله معك | تصبحون على خير | تصبحي على خير | ليلة سعيدة | يوم سعيد
    | طاب يومك | اشوفك بعدين | أراك قريبا | اراك لاحقا | نلتقي قريبا | يلا باي | يلا سلام | سلام باي | إلى اللقاء قريبا | وداعا وشكرا | دمت بخير
heard-no = لا | لا شكرا | كلا | لا أريد | لا اريد | ليس الآن | مو الحين | مش دلوقتي | لا داعي | انسى | انسى الأمر | توقف | خلاص لا
    | لا لا | لا شكرا لك | لا ما ابي | ما ابي | ما ابغى | ما بدي | مش عايز | مو لازم | مش لازم | لا حاجة | لا احتاج | لا أحتاج | ليس ضروريا | ليس بعد | لا ليس الآن
    | مش الان | بعدين | لاحقا | لا احب | لا يعجبني | ما عجبني | معجبنيش | ليس جيدا | مو حلو | مش حلو | الغ | إلغاء | الغاء | كنسل | وقف | بلاش | بلاها | انس الأمر
    | انس الامر | لا يهم | ولا شي | ولا حاجة
heard-ok = حسنا | طيب | تمام | ماشي | أوكي | اوكي | اوك | نعم | ايوه | أيوه | ايوا | اي | اه | أجل | بالتأكيد | أكيد | اكيد | طبعا | موافق | مفهوم | فهمت | جيد | خلاص | من فضلك | لو سمحت | يلا | تفضل | صح | صحيح | عفوا | آسف | اسف | انتظر
    | حسنا شكرا | طيب شكرا | تمام شكرا | اوكيه | أوكيه | اوكي تمام | تمام التمام | تمام اوي | ماشي الحال | ماشي تمام | نعم نعم | نعم من فضلك | نعم لو سمحت | نعم اريد
    | ايوة | أيوة | ايه | إي | بلى | يب | يس | اجل | بكل تأكيد | بالطبع | أكيد طبعا | موافقة | اتفقنا | فهمتك | فهمت عليك | واضح | مفهومة | عرفت | ممكن | حاضر
    | ان شاء الله | إن شاء الله | انشاء الله | كويس | منيح | مليح | زين تمام | جيد جدا | ابشر | هيا | يلا بينا | اعملها | سويها | اصنعه | نفذ | لا مشكلة | مافي مشكلة
    | مفيش مشكلة | عادي | ولا يهمك | معلش | آسفة | اعتذر | أعتذر | منتظر | بانتظارك | انا منتظر | رجاء | رجاءً | ارجوك | naam | tamam | aywa
heard-names = بوت | يا بوت | يا صديقي
    | يا روبوت | يا أخي | يا اخي | حبيبي | يا حبيبي | يا غالي | يا باشا | يا معلم | اخوي
## The card of a task

button-unmute = 🔔 انشره هنا رغم ذلك
button-photo = 🖼 صورة أخرى
button-words = ✏️ كلمات أخرى
photo-how = <b>رُدّ على الرسالة أعلاه</b> بصورة أخرى. تبقى كلماتك كما هي، وسأسألك قبل الطلب.
cancel-muted = ثمنه مدفوع، لذلك سيُصنع على أي حال. لن أنشره هنا.
cancel-late = فات وقت الإلغاء: الطلب لدى خدمة الفيديو بالفعل.
unmuted = حسنًا، سأنشره هنا.
status-estimate = { $bar } نحو { $percent }% (تقدير) · { $elapsed } حتى الآن، عادةً { $usual }
status-same = لا تغيير منذ { $same }.
status-left = لا تغيير منذ { $same }. بحسب المدة المعتادة، بقي نحو { $left }.
status-heard = آخر رد من خدمة الفيديو قبل { $ago }.
check-asked = سألتُ خدمة الفيديو للتو.
check-percent = آخر رد منها، قبل { $ago }: { $percent }%.
check-no-percent = آخر رد منها، قبل { $ago }: ما زال قيد الإنشاء.
failed-people = لا تسمح خدمة الفيديو هنا بأشخاص حقيقيين أو وجوه حقيقية.
failed-copyright = ترى خدمة الفيديو أن هذا قريب جدًا من عمل محمي بحقوق النشر.
failed-policy = هذا يخالف قواعد المحتوى لدى خدمة الفيديو.
failed-length = كلماتك أطول مما تقبله خدمة الفيديو.
failed-picture = لا تستطيع خدمة الفيديو استخدام الصورة.
failed-timeout = استغرقت خدمة الفيديو وقتًا أطول من اللازم.
failed-options = لا تقبل خدمة الفيديو أحد الإعدادات.
failed-lost = أضاعت خدمة الفيديو هذا الفيديو.
failed-internal = حدث خطأ لدى خدمة الفيديو.
failed-other = لم تستطع خدمة الفيديو إنشاء هذا الفيديو.

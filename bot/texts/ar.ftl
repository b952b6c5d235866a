### كل ما يقوله البوت للناس، بالعربية. المفاتيح هي نفسها في en.ftl، وما لا يوجد هنا يقال بالإنجليزية.

## ما فُهم

seconds = { $count } ث
images = { $count ->
    [one] صورة واحدة
    [two] صورتان
    [few] { $count } صور
   *[other] { $count } صورة
}
orientation-portrait = عمودي
orientation-landscape = أفقي
size-small = صغير
size-large = كبير
understood = { $model } · { $orientation } · { $size } · { $seconds }
understood-images = { $understood } · { $images }
understood-forced = { $understood } · بلا علامة مائية (إجباريًا)
name-model = النموذج
name-orientation = الاتجاه
name-size = الحجم
name-duration = المدة
name-watermark = العلامة المائية
from-chat = من إعدادات هذه الدردشة: { $names }.
from-bot = من إعدادات البوت: { $names }.
quoted = <blockquote>{ $prompt }</blockquote>

## رسالة حالة المهمة

status-queued = ⏳ طلبك ينتظر الإرسال.
status-submitting = ⏳ أرسل طلبك إلى خدمة الفيديو…
status-retry-unreachable = ⏳ يتعذر الوصول إلى خدمة الفيديو الآن. سأواصل المحاولة؛ لم يُخصم شيء.
status-retry-busy = ⏳ خدمة الفيديو مشغولة الآن. سأواصل المحاولة؛ لم يُخصم شيء.
status-running = 🎬 يجري إنشاء الفيديو.
    المهمة <code>{ $id }</code>
status-refused = ❌ { $reason }
    لم يُخصم شيء.
status-unknown = ⚠️ { $reason }
    ربما خُصم المبلغ وربما لا: لا أستطيع أن أعرف، لذلك لم أرسله مرة أخرى.
status-unknown-again = ⚠️ { $reason }
    طلبتَ إرساله مرة أخرى. إذا ظهر الطلب الأول لاحقًا فسأخبرك هنا.
status-unknown-forgotten = ⚠️ { $reason }
    وُضع جانبًا. إذا ظهر لاحقًا فسأخبرك هنا.
status-cancelled = أُلغي. لم يُرسل شيء ولم يُخصم شيء.

reason-words = «{ $reason }»
reason-said = رفضت خدمة الفيديو الطلب: «{ $reason }»
reason-refused = رفضت خدمة الفيديو الطلب دون ذكر السبب.
reason-key = لم تقبل خدمة الفيديو مفتاح هذا البوت. تم إبلاغ المالك.
reason-quota = نفد رصيد هذا البوت لدى خدمة الفيديو. تم إبلاغ المالك.
reason-model = لا تتوفر { $model } لدى خدمة الفيديو حاليًا. نماذج أخرى: { $others }.
reason-model-only = لا تتوفر { $model } لدى خدمة الفيديو حاليًا.
reason-unreachable = تعذر الوصول إلى خدمة الفيديو.
reason-moved = انتقل البوت منذ ذلك الحين إلى خدمة فيديو أخرى. أعد طلبك من فضلك.
reason-busy = خدمة الفيديو مشغولة جدًا.
reason-photos = لم يعد هذا البوت قادرًا على تمرير الصور.
reason-timeout = أُرسل الطلب، لكن خدمة الفيديو لم تُجب في الوقت المناسب.
reason-broken = انقطع الاتصال أثناء إرسال الطلب.
reason-unclear = أجابت خدمة الفيديو بخطأ لا يوضح هل قبلت الطلب أم لا.
reason-interrupted = توقف البوت أثناء إرسال الطلب.

button-create = 🎬 إنشاء
button-cancel = إلغاء
button-again-paid = إرسال مجددًا (قد يُخصم مرتين)
button-again = المحاولة مجددًا
button-forget = تجاهل
button-copy = نسخ معرّف المهمة

## عروض

offer = هل أصنع فيديو من هذا؟
    { $understood }
offer-photos = { $count ->
    [one] وصلت الصورة. ماذا يجب أن يحدث في الفيديو؟ <b>أجب على هذه الرسالة</b> بكلماتك.
    [two] وصلت صورتان. ماذا يجب أن يحدث في الفيديو؟ <b>أجب على هذه الرسالة</b> لاستخدامهما معًا، أو على صورة واحدة لاستخدامها وحدها.
    [few] وصلت { $count } صور. ماذا يجب أن يحدث في الفيديو؟ <b>أجب على هذه الرسالة</b> لاستخدامها كلها، أو على صورة واحدة لاستخدامها وحدها.
   *[other] وصلت { $count } صورة. ماذا يجب أن يحدث في الفيديو؟ <b>أجب على هذه الرسالة</b> لاستخدامها كلها، أو على صورة واحدة لاستخدامها وحدها.
}

## ردود على الرسائل

prompt-missing = أخبرني ماذا يجب أن يُظهر الفيديو، مثلًا:
    <code>/video قطة على القمر</code>
    يمكنك أيضًا إرسال صورة وكتابة الوصف في تعليقها.
photos-off = لا يستطيع هذا البوت استخدام الصور بعد: على مالكه إعداده أولًا. الكلمات وحدها تكفي: <code>/video قطة على القمر</code>. ويصلح أيضًا رابط صورة داخل النص.
photo-too-big = حجم هذا الملف أكبر من { $limit } م.ب، وهو أقصى ما أستطيع تمريره. أرسله كصورة لا كملف، أو صغّره. لم يُخصم شيء.
attachment-unusable = أصنع الفيديو من الكلمات والصور (JPEG وPNG وWebP)، ولا أستطيع استخدام هذا. أرسل صورة مع تعليق يصف ما يجب أن يحدث.
album-late = وصلت هذه الصورة متأخرة عن ألبومها: أُرسلت البقية من دونها.
unknown-command = لا أعرف هذا الأمر. يعرض /help ما أستطيع فعله.
button-stale = هذا الزر لم يعد صالحًا.
button-not-yours = لا يمكن الضغط هنا إلا لصاحب الطلب أو لمشرف.

## الوصول

access-asked = سألتُ مالك البوت هل يمكنني العمل هنا. سأكتب حالما يجيب.
access-waiting = لم يُجب مالك البوت بعد هل يمكنني العمل هنا.
access-blocked = لا يريد مالك البوت أن أعمل هنا.
access-unclaimed = لم يُجهَّز هذا البوت بعد: على مالكه فتح الرابط الموجود في سجل البوت، أو أن يراسله مرة واحدة إن كان مشرفه بالفعل.
access-question-private = يريد <b>{ $name }</b> (المستخدم <code>{ $user }</code>) استخدام البوت. كل ما يطلبه يُخصم من حسابك.
access-question-group = تريد مجموعة <b>{ $title }</b> (<code>{ $chat }</code>) استخدام البوت، والسائل { $name } (المستخدم <code>{ $user }</code>). كل ما يُطلب هناك يُخصم من حسابك.
access-approve = ✅ موافقة
access-block = 🚫 حظر
access-approved = ✅ تمت الموافقة. أرسل طلبك مرة أخرى: <code>/video قطة على القمر</code>، أو صورة مع تعليق.
access-decided-approved = ✅ تمت الموافقة: <code>{ $chat }</code>
access-decided-blocked = 🚫 تم الحظر: <code>{ $chat }</code>
access-admins-only = لا يقرر ذلك إلا مشرف البوت.
claimed = أنت الآن مشرف هذا البوت. الدردشات التي تريد استخدامه ستسألك هنا.
claim-refused = استُخدم هذا الرابط من قبل أو انتهت صلاحيته.

## المساعدة

command-video = إنشاء فيديو: /video قطة على القمر
command-defaults = النموذج والحجم والمدة لهذه الدردشة
command-help = ماذا أستطيع أن أفعل
help = <b>أصنع الفيديو من الكلمات والصور.</b>
    • <code>/video قطة على القمر</code>
    • صورة أو أكثر، مع تعليق يصف ما يجب أن يحدث
    • الرد على صورة بـ <code>/video</code> وكلماتك
    • رابط صورة داخل النص يعمل مثل الصورة

    <b>لفيديو واحد</b>، في أي مكان من النص: { $options }
    <b>لهذه الدردشة</b>: يعرض /defaults ما يُستخدم عندما لا تحدد شيئًا ويغيّره.

    النماذج: { $models }
help-group = في المجموعات اكتب <code>/video@{ $username }</code> وكلماتك، ويمكن ذلك أيضًا ردًّا على صورة. حيث أستطيع قراءة كل الرسائل، كأن أكون مشرفًا، يكفي أيضًا ذكر @{ $username } في تعليق الصورة.

## الإعدادات الافتراضية

defaults-title = <b>ما يُستخدم هنا عندما لا تحدد شيئًا</b>
defaults-line = { $name }: <b>{ $value }</b> ({ $source })
source-bot = من البوت
source-chat = من هذه الدردشة
defaults-how = للتغيير: <code>/defaults orientation=landscape duration=10</code>
    للعودة إلى إعدادات البوت: <code>/defaults reset</code>
defaults-saved = تم الحفظ.
defaults-reset = عادت إعدادات البوت.
defaults-admins-only = لا يغيّر إعدادات هذه المجموعة إلا مشرفوها.
watermark-true = يُفضَّل من دونها
watermark-false = من دونها إجباريًا (قد يتوقف العمل)

## إلى المالك

owner-key = رفضت واجهة الفيديو المفتاح (HTTP { $status }): راجع VIDEO_API_KEY.
owner-quota = تقول واجهة الفيديو إن رصيد الحساب نفد: اشحنه. نص كلامها: «{ $reason }»
owner-photos-off = أرسل أحدهم صورة، لكن روابط الصور معطلة: اجعل PUBLIC_URL عنوان https يؤدي إلى هذا البوت.
owner-update-failed = فشل تحديث (المعرّف { $update }، الدردشة { $chat }) ثلاث مرات بسبب { $error } ووُضع جانبًا؛ التفاصيل في السجل.

## الخيارات والنماذج

option-unknown =
    لا يوجد خيار <code>{ $value }</code>. هذه هي الخيارات:
    <pre>{ $options }</pre>
    إن كان جزءًا من الوصف فضع <code>--</code> قبل الوصف: كل ما بعدها يُؤخذ كما هو.
option-value = لا يقبل <code>{ $option }</code> القيمة <code>{ $value }</code>. اختر من: <b>{ $allowed }</b>.
option-needs-value = يحتاج <code>{ $option }</code> إلى قيمة بعده: <b>{ $allowed }</b>.
option-twice = ذُكر <code>{ $option }</code> مرتين: <code>{ $first }</code> و<code>{ $second }</code>. أرسله مرة أخرى بواحدة منهما.
bare-duration =
    لا يمكن أن تكون مدة الفيديو <code>{ $value }</code>. المدد بالثواني: <b>{ $allowed }</b>.
    إن كان جزءًا من الوصف فضع <code>--</code> قبل الوصف: كل ما بعدها يُؤخذ كما هو.
model-unknown = لا يوجد نموذج <code>{ $value }</code>. اختر من: <b>{ $allowed }</b>.
model-paused = <b>{ $model }</b> متوقف مؤقتًا: { $reason }. يمكنك استخدام نموذج آخر: <b>{ $allowed }</b>.
models-all-paused = <b>{ $model }</b> متوقف مؤقتًا: { $reason }. لا يوجد نموذج آخر الآن. حاول لاحقًا من فضلك.
option-not-offered = لا يقبل <b>{ $model }</b> القيمة <code>{ $value }</code> في <code>{ $option }</code>. يقبل: <b>{ $allowed }</b>.
default-not-offered =
    لا يقبل <b>{ $model }</b> القيمة <code>{ $value }</code> في <code>{ $option }</code>، وهي من إعدادات هذه الدردشة. يقبل: <b>{ $allowed }</b>.
    أضف <code>--{ $option }</code> مع إحدى هذه القيم إلى طلبك، أو غيّر الإعداد: <code>/defaults { $option }=…</code>
default-model-unknown =
    النموذج المحدد لهذه الدردشة <code>{ $value }</code> لم يعد موجودًا. الموجود: <b>{ $allowed }</b>.
    أضف <code>--model</code> مع أحدها إلى طلبك، أو غيّر الإعداد: <code>/defaults model=…</code>
default-model-paused =
    النموذج المحدد لهذه الدردشة <b>{ $model }</b> متوقف مؤقتًا: { $reason }. هذه تعمل: <b>{ $allowed }</b>.
    أضف <code>--model</code> مع أحدها إلى طلبك، أو غيّر الإعداد: <code>/defaults model=…</code>
images-too-many = أقصى عدد من الصور يقبله <b>{ $model }</b> هو { $allowed }، والموجود { $count }. أرسله مرة أخرى بعدد أقل.
images-not-taken = لا يقبل <b>{ $model }</b> الصور. أرسل الطلب من دونها، أو اختر نموذجًا آخر باستخدام <code>--model</code>.

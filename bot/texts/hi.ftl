### बॉट लोगों से जो कुछ कहता है, हिन्दी में। कुंजियाँ en.ftl वाली ही हैं; जो यहाँ नहीं है, वह अंग्रेज़ी में कहा जाता है।

## क्या समझा गया

seconds = { $count } से.
images = { $count ->
    [one] { $count } तस्वीर
   *[other] { $count } तस्वीरें
}
orientation-portrait = खड़ा
orientation-landscape = आड़ा
size-small = छोटा
size-large = बड़ा
switch-true = चालू
switch-false = बंद
understood-images = { $understood } · { $images }
understood-price = { $understood } · { $price }
understood-named = { $understood } · { $name }: { $value }
name-model = मॉडल
name-orientation = दिशा
name-size = आकार
name-duration = अवधि
name-watermark = वॉटरमार्क
separator = { ", " }
from-chat = इस चैट की सेटिंग से: { $names }।
from-model = इस चैट की वे सेटिंग जो { $model } में नहीं हैं: { $names }। उनकी जगह मॉडल की अपनी लागू हैं।
quoted = <blockquote>{ $prompt }</blockquote>

## किसी काम की स्थिति का संदेश

status-queued = ⏳ आपका अनुरोध भेजे जाने के इंतज़ार में है।
status-submitting = ⏳ आपका अनुरोध वीडियो सेवा को भेजा जा रहा है…
status-retry-unreachable = ⏳ वीडियो सेवा से अभी संपर्क नहीं हो पा रहा। मैं कोशिश जारी रखूँगा; कोई पैसा नहीं कटा है।
status-retry-busy = ⏳ वीडियो सेवा अभी व्यस्त है। मैं कोशिश जारी रखूँगा; कोई पैसा नहीं कटा है।
status-retry-photo-store = ⏳ आपकी फ़ोटो अभी आगे नहीं भेजी जा सकती। मैं कोशिश जारी रखूँगा; कोई पैसा नहीं कटा है।
status-running = 🎬 आपका वीडियो बन रहा है।
    टास्क <code>{ $id }</code>
status-late = इसमें आम तौर से ज़्यादा समय लग रहा है, पर जहाँ तक मुझे पता है, सब ठीक है।
status-unresolved = ⏱ बहुत ज़्यादा समय बीतने पर भी कोई नतीजा नहीं आया। जहाँ तक मुझे पता है, यह नाकाम नहीं हुआ: मैं पूछता रहूँगा और यहीं बताऊँगा।
    टास्क <code>{ $id }</code>
status-progress = { $bar } { $percent }% · अब तक { $elapsed }, आम तौर पर { $usual }
status-usual = आम तौर पर लगभग { $usual } लगते हैं।
minutes = { $count } मिनट
status-ready = 📦 आपका वीडियो बन गया। मैं इसे यहाँ ला रहा हूँ…
    टास्क <code>{ $id }</code>
status-delivered = ✅ हो गया।
    टास्क <code>{ $id }</code>
status-failed = ❌ { $why }
    टास्क <code>{ $id }</code>
status-failed-money = पैसा लौटाना है या नहीं, यह वीडियो सेवा तय करती है।
status-failed-images = अनुरोध के साथ: { $images }। कोई दूसरी तस्वीर आज़माएँ, या बिना तस्वीर के।
status-expired = ⌛ बहुत लंबे समय तक कोई नतीजा नहीं आया, इसलिए मैंने पूछना बंद कर दिया। हो सकता है पैसा कटा हो।
    टास्क <code>{ $id }</code>
status-undelivered = ⚠️ आपका वीडियो बन गया, लेकिन { $reason }
    वीडियो फिर से पाना मुफ़्त है।
    टास्क <code>{ $id }</code>
status-muted = 🔇 म्यूट किया गया। इसका पैसा लग चुका है, इसलिए यह फिर भी बनेगा: <code>/show { $short }</code> वीडियो ले आएगा।
    टास्क <code>{ $id }</code>
status-place = कतार में आपका स्थान: { $place }।
undelivered-send-unclear = हो सकता है यह न पहुँचा हो: भेजते समय कनेक्शन टूट गया। कृपया देखें कि यह यहाँ है या नहीं।
undelivered-send-interrupted = हो सकता है यह न पहुँचा हो: भेजते समय मैं रुक गया। कृपया देखें कि यह यहाँ है या नहीं।
undelivered-chat-unreachable = मैं यहाँ लिख नहीं सका।
undelivered-send-refused = Telegram ने इसे नहीं लिया।
undelivered-link-refused = इसका डाउनलोड लिंक सुरक्षित नहीं है।
undelivered-not-a-video = फ़ाइल वीडियो नहीं थी।
undelivered-endless = फ़ाइल बहुत बड़ी है।
undelivered-link-dead = इसका डाउनलोड लिंक काम नहीं करता।
undelivered-needs-key = मैं इसे यहाँ नहीं ला सका, और इसका लिंक सिर्फ़ इस बॉट के लिए काम करता है।
undelivered-went-wrong = मेरी तरफ़ से कुछ गड़बड़ हो गई।
result-link = 🎬 { $reason } आप <a href="{ $url }">इसे यहाँ देख या सहेज सकते हैं</a>। देर न करें: यह लिंक बंद हो जाएगा।
link-too-large = आपका वीडियो Telegram से भेजने के लिए बहुत बड़ा है।
link-not-taken = Telegram ने आपका वीडियो नहीं लिया।
link-not-secure = आपके वीडियो का लिंक बिना एन्क्रिप्शन वाला (http) है, और ऐसे लिंक से मैं डाउनलोड नहीं करता।
link-not-downloaded = मैं आपका वीडियो ख़ुद डाउनलोड नहीं कर सका।
result-caption = { $quote }
    { $understood }
status-refused = ❌ { $reason }
    कोई पैसा नहीं कटा।
    टास्क <code>{ $id }</code>
refused-elsewhere = ❌ मुझे “{ $title }” में लिखने की अनुमति नहीं है, इसलिए मैंने आपका वीडियो ऑर्डर नहीं किया। कोई पैसा नहीं कटा।
    किसी एडमिन से कहें कि मुझे वहाँ संदेश भेजने दें (या टॉपिक फिर से खोलें), फिर अपना अनुरोध दोबारा भेजें।
refused-somewhere = ❌ जिस ग्रुप में आपने वीडियो माँगा था, वहाँ मुझे लिखने की अनुमति नहीं है, इसलिए मैंने उसे ऑर्डर नहीं किया। कोई पैसा नहीं कटा।
    किसी एडमिन से कहें कि मुझे वहाँ संदेश भेजने दें (या टॉपिक फिर से खोलें), फिर अपना अनुरोध दोबारा भेजें।
status-unknown = ⚠️ { $reason }
    पता नहीं कि पैसा कटा या नहीं, इसलिए मैंने इसे दोबारा नहीं भेजा।
    टास्क <code>{ $id }</code>
status-unknown-again = ⚠️ { $reason }
    आपने इसे दोबारा भेजने को कहा था। अगर पहला वाला बाद में मिल गया, तो यहीं बताऊँगा।
    टास्क <code>{ $id }</code>
status-unknown-forgotten = ⚠️ { $reason }
    छोड़ दिया गया। अगर बाद में मिल गया, तो यहीं बताऊँगा।
    टास्क <code>{ $id }</code>
status-cancelled = रद्द किया गया। कोई पैसा नहीं कटा।

reason-words = “{ $reason }”
owner-told = { $reason } मालिक को बता दिया गया है।
owner-untold = { $reason } इसे सिर्फ़ इस बॉट का मालिक ठीक कर सकता है।
reason-said = वीडियो सेवा ने मना कर दिया: “{ $reason }”
reason-refused = वीडियो सेवा ने कारण बताए बिना मना कर दिया।
reason-key = वीडियो सेवा ने इस बॉट की कुंजी नहीं मानी।
reason-quota = वीडियो सेवा में इस बॉट के खाते का बैलेंस ख़त्म हो गया है।
reason-model = वीडियो सेवा के पास अभी { $model } नहीं है।
reason-no-access = वीडियो सेवा इस बॉट को { $model } इस्तेमाल नहीं करने देती।
reason-paused = { $model } अभी बंद है: { $reason }।
reason-removed = यह बॉट अब { $model } नहीं देता।
reason-unreachable = वीडियो सेवा से संपर्क नहीं हो सका।
reason-moved = इस बीच बॉट दूसरी वीडियो सेवा पर चला गया है। कृपया फिर से अनुरोध करें।
reason-busy = वीडियो सेवा बहुत व्यस्त है।
reason-photos = यह बॉट अब फ़ोटो आगे नहीं भेज सकता।
reason-photo-store = आपकी फ़ोटो वीडियो सेवा तक नहीं पहुँचाई जा सकी।
reason-photo-gone = आपकी फ़ोटो अब Telegram से नहीं मिल रही। कृपया उसे फिर से भेजें।
reason-picture-link = यह तस्वीर लोड नहीं हो सकी: { $reason }
    कृपया तस्वीर ही भेजें, या ऐसा लिंक जो सीधे तस्वीर खोलता हो।
reason-photo-too-big = आपकी फ़ोटो { $limit } MB से बड़ी है, इससे बड़ी मैं आगे नहीं भेज सकता। उसे फ़ाइल की जगह फ़ोटो के रूप में भेजें, या छोटा करें।
reason-may-not-write = मुझे यहाँ लिखने की अनुमति नहीं है, इसलिए मैंने वीडियो ऑर्डर नहीं किया। कोई एडमिन मुझे संदेश भेजने की अनुमति दे सकता है।
reason-telegram = Telegram से संपर्क नहीं हो सका, इसलिए मैंने वीडियो ऑर्डर नहीं किया।
reason-went-wrong = मेरी तरफ़ से कुछ गड़बड़ हो गई, इसलिए मैंने इसे नहीं भेजा।
reason-timeout = अनुरोध भेज दिया गया, पर वीडियो सेवा ने समय पर जवाब नहीं दिया।
reason-broken = अनुरोध भेजते समय कनेक्शन टूट गया।
reason-unclear = वीडियो सेवा के जवाब से पता नहीं चलता कि उसने अनुरोध लिया या नहीं।
reason-address = यह बॉट जो पता इस्तेमाल करता है, वहाँ वीडियो सेवा नहीं मिली।
reason-page = वीडियो सेवा के जवाब से पता नहीं चलता कि उसने अनुरोध लिया या नहीं: जवाब एक वेब पेज है।
reason-certificate = वीडियो सेवा से सुरक्षित कनेक्शन नहीं बन सका, इसलिए कुछ नहीं भेजा गया।
reason-format = यह बॉट जिस रूप में अनुरोध भेजता है, वीडियो सेवा उसे स्वीकार नहीं करती।
reason-request = इस बॉट की भेजी एक सेटिंग वीडियो सेवा स्वीकार नहीं करती।
reason-interrupted = अनुरोध भेजते समय बॉट रुक गया।
reason-absent = वीडियो सेवा के पास यह अनुरोध नहीं है: वह वहाँ पहुँचा ही नहीं।

button-create = 🎬 बनाएँ
button-create-for = 🎬 { $price } में बनाएँ
button-cancel = रद्द करें
button-as-picture = तस्वीर के रूप में लें
button-as-words = शब्दों में रहने दें
button-again-paid = फिर भेजें (शायद दोहरा ख़र्च)
button-again = फिर कोशिश करें
button-forget = छोड़ दें
button-redo = 🔁 फिर से
button-retry = 🔁 फिर कोशिश करें
button-change = ✏️ बदलें
button-details = ℹ️ ब्योरा
button-deliver = 📦 वीडियो पाएँ
button-check = 🔄 जाँचें
button-model = { $model } आज़माएँ
button-later = ⏳ { $model } बाद में
button-with = 🎬 { $model }
button-use = यहाँ { $model } चुनें
button-copy = टास्क आईडी कॉपी करें
button-newer = ← नए
button-older = पुराने →
button-previous = ← पीछे
button-next = आगे →
button-ordered = ऑर्डर हो गया।

## किसी चैट के काम

tasks-none = यहाँ अभी कोई वीडियो नहीं है। <code>/video{ $at } चाँद पर एक बिल्ली</code> लिखकर देखें।
tasks-title = <b>आपके वीडियो</b> ({ $count })
tasks-title-group = <b>इस ग्रुप के वीडियो</b> ({ $count })
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
task-not-found = इस चैट में ऐसा कोई टास्क नहीं है। सारे टास्क: /tasks
task-moved-on = इस बीच यह बदल गया: /status बताता है कि काम कहाँ तक पहुँचा।
details-id = { $state } टास्क <code>{ $short }</code>
details-provider-id = वीडियो सेवा में: <code>{ $id }</code>
details-took = { $span } लगे।
details-enhanced = वीडियो सेवा ने आपके शब्द इस तरह बदले:
show-coming = यह आ रहा है।
show-not-yet = यह अभी नहीं बना। /status बताता है कि काम कहाँ तक पहुँचा।
show-nothing = इस टास्क का कोई वीडियो नहीं है।
show-only-link = यह इस चैट में लिंक के रूप में भेजा गया था; वीडियो ख़ुद Telegram के पास नहीं है।
show-failed = Telegram अभी इसे मुझसे नहीं ले रहा है। कृपया बाद में फिर कोशिश करें।
show-unclear = हो सकता है यह न पहुँचा हो: कनेक्शन टूट गया। अगर यह यहाँ नहीं है, तो /show फिर भेजें; यह मुफ़्त है।
check-asking = मैं वीडियो सेवा से पूछ रहा हूँ।
check-done = यह हो चुका है: /show वीडियो फिर से लाता है।
check-nothing = इसके बारे में वीडियो सेवा से अभी पूछने को कुछ नहीं है।
cancel-free = रद्द किया गया। कोई पैसा नहीं कटा।
cancel-sending = यह अभी भेजा जा रहा है और रोका नहीं जा सकता। अगर सेवा इसे ले लेती है, तो इसका पैसा लगेगा। मैं इसे यहाँ नहीं भेजूँगा; बन जाने पर /show वीडियो ले आएगा। ज़्यादा देर न करें: सेवा वीडियो कुछ समय तक ही रखती है।
cancel-paid = इसका ऑर्डर हो चुका है और पैसा वापस नहीं हो सकता। मैं इसे यहाँ नहीं भेजूँगा; बन जाने पर /show वीडियो ले आएगा। ज़्यादा देर न करें: सेवा वीडियो कुछ समय तक ही रखती है।
cancel-unknown = मैं इस बारे में और नहीं लिखूँगा। पता नहीं कि पैसा कटा या नहीं।
cancel-nothing = रद्द करने में देर हो गई: यह पूरा हो चुका है।
forgotten = { $count ->
    [0] आपका कुछ भी मिटाने को नहीं था।
    [one] मिटाया गया: { $count } टास्क, शब्दों और तस्वीरों समेत।
   *[other] मिटाए गए: { $count } टास्क, शब्दों और तस्वीरों समेत।
}
forgotten-defaults = मिटाई गई: इस चैट की सेटिंग।
forgotten-left = { $count ->
    [one] { $count } टास्क चल रहा है और उसका पैसा लग चुका है या लगा हो सकता है, इसलिए मैंने उसे रखा। उसे भी मिटाने पर उसका वीडियो खो जाएगा।
   *[other] { $count } टास्क चल रहे हैं और उनका पैसा लग चुका है या लगा हो सकता है, इसलिए मैंने उन्हें रखा। उन्हें भी मिटाने पर उनके वीडियो खो जाएँगे।
}
button-erase = { $count ->
    [one] उसे भी मिटाएँ
   *[other] उन्हें भी मिटाएँ
}

## प्रस्ताव

offer = क्या मैं इससे वीडियो बनाऊँ?
    { $understood }
offer-links = { $count ->
    [one] क्या <b>{ $hosts }</b> का लिंक वीडियो के लिए तस्वीर है?
   *[other] क्या <b>{ $hosts }</b> के लिंक वीडियो के लिए तस्वीरें हैं?
}
    { $understood }
doubt-forwarded = यह फ़ॉरवर्ड किया हुआ संदेश है, इसलिए पहले पूछ रहा हूँ।
doubt-cut = Telegram ने यह टेक्स्ट कई संदेशों में बाँट दिया, इसलिए पहले पूछ रहा हूँ।
doubt-captions = इस एल्बम में कई कैप्शन हैं, इसलिए पहले पूछ रहा हूँ।
doubt-story = जिस स्टोरी का आपने जवाब दिया, उसे मैं देख नहीं सकता, सिर्फ़ आपके शब्द इस्तेमाल करूँगा।
doubt-paid = जिस पेड मीडिया का आपने जवाब दिया, उसे मैं इस्तेमाल नहीं कर सकता, सिर्फ़ आपके शब्द।
doubt-price = इसमें पैसे लगते हैं, इसलिए पहले पूछ रहा हूँ।
doubt-price-unknown = मुझे नहीं पता कि इसमें कितने पैसे लगेंगे, इसलिए पहले पूछ रहा हूँ।
doubt-reply = जिस संदेश का आपने जवाब दिया, उसे मैं इस्तेमाल नहीं कर सकता, सिर्फ़ आपके शब्द।
offer-models = या किसी दूसरे मॉडल से ऑर्डर करें:
pictures-frames = तस्वीरें: पहली तस्वीर पहला फ़्रेम है, दूसरी आख़िरी फ़्रेम।
pictures-things = तस्वीरें: चीज़ें जो वीडियो में दिखेंगी।
offer-photos = { $count ->
    [one] फ़ोटो मिल गई। वीडियो में क्या होना चाहिए? अपने शब्दों में <b>इस संदेश का जवाब दें</b>।
   *[other] { $count } फ़ोटो मिलीं। वीडियो में क्या होना चाहिए? सभी फ़ोटो के लिए <b>इस संदेश का जवाब दें</b>, या किसी एक फ़ोटो का जवाब दें ताकि सिर्फ़ वही ली जाए।
}

## लिखे हुए के जवाब

prompt-missing = बताएँ कि वीडियो में क्या दिखना चाहिए, जैसे:
    <code>/video चाँद पर एक बिल्ली</code>
    आप फ़ोटो के कैप्शन में लिखकर भी भेज सकते हैं।
prompt-secret = मैं यह टेक्स्ट इस्तेमाल नहीं कर सकता: इसका एक हिस्सा पासवर्ड या एक्सेस कुंजी जैसा दिखता है। वह हिस्सा हटाकर दोबारा भेजें। कोई पैसा नहीं कटा।
photos-off = यह बॉट अभी फ़ोटो का इस्तेमाल नहीं कर सकता: पहले मालिक को इसे सेट करना होगा। सिर्फ़ शब्दों से काम चलता है। टेक्स्ट में तस्वीर का लिंक भी चलता है।
photo-too-big = यह फ़ाइल { $limit } MB से बड़ी है, इससे बड़ी मैं आगे नहीं भेज सकता। इसे फ़ाइल की जगह फ़ोटो के रूप में भेजें, या छोटा करें। कोई पैसा नहीं कटा।
attachment-unusable = मैं शब्दों और तस्वीरों (JPEG, PNG, WebP) से वीडियो बनाता हूँ, इससे नहीं। तस्वीर को फ़ोटो के रूप में भेजें और कैप्शन में लिखें कि क्या होना चाहिए।
album-late = यह फ़ोटो अपने एल्बम के लिए देर से आई: बाक़ी इसके बिना आगे बढ़ गईं।
unknown-command = मैं यह कमांड नहीं जानता। मैं क्या कर सकता हूँ: /help
unknown-command-near = मैं <code>{ $command }</code> नहीं जानता। क्या आपका मतलब यह था?
    <code>{ $meant }</code>
unknown-command-photo = मैं <code>{ $command }</code> नहीं जानता। अगर आपका मतलब यह था, तो फ़ोटो के जवाब में यह भेजें:
    <code>{ $meant }</code>
button-stale = यह बटन अब काम का नहीं है।
went-wrong = मेरी ओर से कुछ गड़बड़ हुई और आपके संदेश पर अमल नहीं हुआ।
button-not-yours = इसे सिर्फ़ अनुरोध करने वाला या कोई एडमिन दबा सकता है।

## पहुँच

access-asked = मैंने बॉट के मालिक से आपके लिए मंज़ूरी माँगी है। जवाब मिलते ही यहाँ लिखूँगा।
access-waiting = बॉट के मालिक ने अभी जवाब नहीं दिया। जवाब मिलते ही यहाँ लिखूँगा।
access-blocked = बॉट के मालिक ने इस चैट को अनुमति नहीं दी है।
access-unclaimed = यह बॉट अभी तैयार नहीं है। बाद में फिर कोशिश करें।
access-question-private = <b>{ $name }</b> (यूज़र <code>{ $user }</code>) बॉट का इस्तेमाल करना चाहते हैं। उनके हर ऑर्डर का पैसा आपसे कटेगा।
access-question-group = ग्रुप <b>{ $title }</b> (<code>{ $chat }</code>) बॉट का इस्तेमाल करना चाहता है; पूछने वाले: { $name } (यूज़र <code>{ $user }</code>)। वहाँ के हर ऑर्डर का पैसा आपसे कटेगा।
access-approve = ✅ मंज़ूर
access-block = 🚫 ब्लॉक
access-approved = ✅ मंज़ूरी मिल गई। अपना अनुरोध फिर से भेजें: <code>/video{ $at } चाँद पर एक बिल्ली</code>, या कैप्शन वाली फ़ोटो।
access-decided-approved = ✅ मंज़ूर: { $name } (<code>{ $chat }</code>)
access-decided-blocked = 🚫 ब्लॉक: { $name } (<code>{ $chat }</code>)
access-approved-kept = ✅ मंज़ूरी मिल गई। यह रहा आपका अनुरोध; अब भी चाहिए तो <b>बनाएँ</b> दबाएँ।
access-decided-new = 🗑 हटाया: { $name } (<code>{ $chat }</code>)। बॉट इस्तेमाल करने के लिए फिर से पूछना होगा।
access-decided-topic = ✅ सिर्फ़ टॉपिक { $topic } के लिए मंज़ूर: { $name } (<code>{ $chat }</code>)
access-approve-topic = ✅ सिर्फ़ यह टॉपिक
access-remove = 🗑 हटाएँ
access-question-topic = टॉपिक { $topic } में पूछा गया।
access-unclear = अभी मैं नहीं जाँच सकता कि आप यह बॉट इस्तेमाल कर सकते हैं या नहीं। एक मिनट बाद फिर कोशिश करें।
access-is-admin = यह बॉट का एडमिन है और हमेशा इसका इस्तेमाल कर सकता है। पहले <code>/admins remove</code> से हटाएँ।
access-title = <b>बॉट कौन इस्तेमाल कर सकता है</b>
    ⏳ इंतज़ार में: { $asked } · ✅ मंज़ूर: { $approved } · 🚫 ब्लॉक: { $blocked } · ▫️ तय नहीं: { $new }
access-mode-open = <code>ACCESS=open</code>: जिन्हें आप ब्लॉक करें उन्हें छोड़कर सब बॉट इस्तेमाल कर सकते हैं।
access-mode-members = <code>ACCESS=members</code>: मंज़ूर ग्रुप के सदस्य निजी चैट में भी बॉट इस्तेमाल कर सकते हैं।
access-admin = बॉट के एडमिन, जो इसे हमेशा इस्तेमाल कर सकते हैं
access-topics = सिर्फ़ इन टॉपिक में: { $topics }
access-spent = इस महीने: { $sums }
access-spent-unpriced = कीमत पता नहीं: { $number }
access-how = हाथ से: <code>/allow ID</code>, <code>/block ID</code>, <code>/remove ID</code>। ग्रुप में आईडी ज़रूरी नहीं; <code>/allow topic</code> सिर्फ़ एक टॉपिक को मंज़ूर करता है।
access-id-missing = चैट या यूज़र की आईडी जोड़ें: <code>/{ $command } 12345</code>। सूची: /access
admins-title = <b>बॉट के एडमिन</b>
admins-in-settings = { $name }, ADMIN_IDS में
admins-how = बदलने के लिए: <code>/admins add 12345</code>, <code>/admins remove 12345</code>, यूज़र की आईडी के साथ।
admins-added = { $name } (<code>{ $user }</code>) अब एडमिन हैं। उन्हें एक बार मुझे लिखना होगा, तभी मैं उन्हें लिख सकूँगा।
admins-gone = { $name } (<code>{ $user }</code>) अब एडमिन नहीं हैं।
admins-already = वे पहले से एडमिन हैं।
admins-unknown = वे एडमिन नहीं हैं।
admins-last = वे अकेले एडमिन हैं। पहले किसी और को जोड़ें।
admins-configured = वे ADMIN_IDS में हैं। वह सेटिंग बदलें और बॉट फिर से शुरू करें।
admins-no-user = यह आईडी किसी एक व्यक्ति की नहीं है।
admins-in-private = यह मुझे हमारी निजी चैट में भेजें।
claimed = अब आप इस बॉट के एडमिन हैं। इसे इस्तेमाल करना चाहने वाली चैट आपसे यहीं पूछेंगी।
claimed-next = अब लिखिए कि वीडियो में क्या दिखना चाहिए, जैसे <i>चाँद पर एक बिल्ली</i>। और क्या-क्या हो सकता है, यह /help में है।
claimed-photos = फ़ोटो अभी नहीं चलतीं: PHOTO_LINKS सेट करें, या PUBLIC_URL में वह https पता लिखें जिस पर यह बॉट मिलता है।
claim-refused = यह लिंक इस्तेमाल हो चुका है या पुराना हो गया है।

## मदद

command-video = वीडियो बनाएँ: /video चाँद पर एक बिल्ली
command-models = मॉडल, उनके विकल्प और कीमतें
command-settings = इस चैट का मॉडल, आकार, अवधि…
command-status = वीडियो कहाँ तक पहुँचा
command-tasks = आपके वीडियो
command-usage = आपने कितना इस्तेमाल किया और कितना बाक़ी है
command-show = वीडियो फिर से भेजें
command-retry = वही फिर से ऑर्डर करें
command-cancel = वीडियो रद्द करें
command-check = वीडियो सेवा से अभी पूछें
command-forget = इस चैट के बारे में जो जानता हूँ उसे मिटाएँ
command-privacy = मैं क्या रखता हूँ और उसे कैसे मिटाएँ
command-help = मैं क्या कर सकता हूँ
help-words = • <code>/video{ $at } चाँद पर एक बिल्ली</code>
help-photos = • एक या कई फ़ोटो, जिनके कैप्शन में लिखा हो कि क्या होना चाहिए
    • किसी फ़ोटो का जवाब <code>/video{ $at }</code> और अपने शब्दों से दें
help-options = <b>सिर्फ़ एक वीडियो के लिए</b>, टेक्स्ट में कहीं भी: { $options }
help-chat = <b>इस चैट के लिए</b>: /settings डिफ़ॉल्ट सेटिंग दिखाता और बदलता है।
help = <b>बाद में</b>, अकेले या वीडियो के जवाब में:
    /status – { command-status }
    /show – { command-show }
    /retry – { command-retry }
    /cancel – { command-cancel }
    /check – { command-check }

    /tasks – { command-tasks }
    /usage – { command-usage }
    <code>/forget</code> – { command-forget }
    /privacy – { command-privacy }
help-models = मॉडल (/models दिखाता है कि कौन क्या कर सकता है): { $models }
help-group = जहाँ मैं सारे संदेश पढ़ सकता हूँ, जैसे एडमिन होने पर, वहाँ फ़ोटो के कैप्शन में @{ $username } भी चलता है।

## मॉडल

models-title = <b>मॉडल</b> ({ $count })
models-none = अभी चुनने के लिए कोई मॉडल नहीं है। थोड़ी देर बाद फिर कोशिश करें।
models-how = सिर्फ़ एक वीडियो के लिए, अनुरोध में मॉडल की <code>--model</code> वाली लाइन जोड़ें। इस चैट के लिए, बटन दबाएँ।
models-chosen = { $title } · इस चैट का मॉडल
models-paused = ⏸ अभी बंद: { $reason }
models-price = कीमत: { $price }
models-price-unknown = कीमत: पता नहीं
models-images-none = तस्वीरें: नहीं चलतीं
models-images-up-to = तस्वीरें: अधिकतम { $most }
models-images-exactly = तस्वीरें: ठीक { $most }
models-images-between = तस्वीरें: { $least } से { $most }
models-role = { $images } ({ $role })
role-frames = पहला और आख़िरी फ़्रेम
role-things = वीडियो में दिखने वाली चीज़ें
models-used = इस चैट में अब { $model } चलेगा।

## डिफ़ॉल्ट सेटिंग

defaults-title = <b>इस चैट की डिफ़ॉल्ट सेटिंग</b>
defaults-line = { $name }: <b>{ $value }</b> ({ $source })
source-bot = बॉट का
source-chat = इस चैट का
source-model = मॉडल का
defaults-how = बदलने के लिए: <code>/settings { $example }</code>
    बॉट की सेटिंग पर लौटने के लिए: <code>/settings reset</code>
defaults-price = इन सेटिंग से बना वीडियो <b>{ $price }</b> में मिलता है।
defaults-price-unknown = इन सेटिंग से बने वीडियो की कीमत पता नहीं है।
confirm-above-from = इस कीमत से, या कीमत पता न होने पर, ऑर्डर <b>बनाएँ</b> दबाने का इंतज़ार करता है।
confirm-above-all = हर ऑर्डर <b>बनाएँ</b> दबाने का इंतज़ार करता है।
confirm-above-unpriced = यहाँ कोई कीमत पता नहीं है, इसलिए हर ऑर्डर <b>बनाएँ</b> दबाने का इंतज़ार करता है।
confirm-above-both = इस चैट का: { $own }। बॉट का: { $bots }। जो कम है वही लागू होता है।
confirm-above-how = महँगे ऑर्डर से पहले पूछने के लिए:
    <code>/settings { $example }</code> (<code>confirm-above=off</code>: कभी नहीं)
defaults-saved = सहेज लिया।
defaults-reset = फिर से बॉट की सेटिंग लागू है।
defaults-admins-only = इस ग्रुप की सेटिंग सिर्फ़ इसके एडमिन बदल सकते हैं।
watermark-true = जहाँ हो सके, नहीं
watermark-false = कभी नहीं (काम अटक सकता है)

## बॉट के एडमिन अपने हाथ से क्या करते हैं

bot-admins-only = यह सिर्फ़ इस बॉट के एडमिन कर सकते हैं।
pause-how = मॉडल और वजह लिखें, जैसे <code>/pause { $example } सोमवार को वापस</code>। वजह सबको दिखती है।
paused-now = ⏸ <b>{ $model }</b> अब सबके लिए बंद है: { $reason }। <code>/resume { $model }</code> उसे फिर चालू करता है।
paused-refused = { $count ->
    [one] इंतज़ार कर रहा { $count } अनुरोध मना किया गया। उसका कोई पैसा नहीं कटा।
   *[other] इंतज़ार कर रहे { $count } अनुरोध मना किए गए। उनका कोई पैसा नहीं कटा।
}
resume-how = मॉडल लिखें, जैसे <code>/resume { $example }</code>।
resumed = ▶️ <b>{ $model }</b> फिर से ऑर्डर किया जा सकता है।
resume-in-file = <b>{ $model }</b> बंद ही रहेगा: वह मॉडल की फ़ाइल में बंद है ({ $reason })। उसे वहीं बदलें।
resume-not-paused = <b>{ $model }</b> बंद नहीं है।
broadcast-how = जो संदेश सबको मिलना चाहिए, उसके जवाब में <code>/broadcast</code> भेजें। वह कुछ भी हो सकता है: शब्द, तस्वीर, वीडियो।
broadcast-private = कृपया /broadcast हमारी निजी चैट में भेजें।
broadcast-nobody = अभी कोई चैट नहीं है जिसे यह भेजा जाए।
broadcast-question = { $count ->
    [one] यह संदेश { $count } चैट में भेजूँ?
   *[other] यह संदेश { $count } चैट में भेजूँ?
}
broadcast-cancelled = कुछ नहीं भेजा गया।
broadcast-progress = 📣 अब तक इतनी चैट में भेजा गया: { $done } / { $total }
broadcast-stopping = रोक रहा हूँ…
broadcast-over = 📣 यह भेजना पूरा हुआ: रिपोर्ट नीचे है।
broadcast-done = 📣 संदेश सबको भेज दिया गया।
broadcast-stopped = 📣 भेजना रोक दिया गया।
broadcast-broken = 📣 भेजना बीच में रुक गया: संदेश मिटा दिया गया है, या उसकी नकल नहीं हो सकती।
broadcast-report = भेजे गए: { $sent }
    बॉट को ब्लॉक किया: { $blocked }
    नाकाम: { $failed }
broadcast-unclear = शायद पहुँचे, दोबारा नहीं भेजे: { $count }
broadcast-left = नहीं भेजे गए: { $count }
button-broadcast-send = 📣 भेजें
button-broadcast-stop = रोकें

## निजता

privacy-kept = <b>मैं क्या रखता हूँ</b>
    • आपके अनुरोध: शब्द, विकल्प, तस्वीरों और वीडियो के लिंक, और आपकी फ़ोटो, आपके खाते, इस चैट और उसके संदेशों की Telegram आईडी
    • जिस चैट को अभी मंज़ूरी नहीं मिली, उसका आख़िरी अनुरोध
    • इस चैट का नाम, उसकी सेटिंग, और मालिक ने उसे मंज़ूरी दी या नहीं
    • आपका नाम, अगर आप वीडियो ऑर्डर करते हैं
    • हर वीडियो पर कितना ख़र्च हुआ, उसके शब्दों के बिना
privacy-time = { $days ->
    [one] पूरा हो चुका अनुरोध आख़िरी बदलाव के { $days } दिन बाद मिटाया जाता है।
   *[other] पूरा हो चुका अनुरोध आख़िरी बदलाव के { $days } दिन बाद मिटाया जाता है।
} संदेशों की जो आईडी दोहरे ऑर्डर रोकती हैं, वे { $hours } { $hours ->
    [one] घंटे
   *[other] घंटे
} बाद मिटाई जाती हैं। मंज़ूरी का इंतज़ार करता अनुरोध { $kept } { $kept ->
    [one] दिन
   *[other] दिन
} बाद मिटा दिया जाता है।
privacy = <b>इसे कैसे मिटाएँ</b>
    <code>/forget</code> आपके अनुरोध (मंज़ूरी का इंतज़ार करता हुआ भी) और इस चैट की सेटिंग पूछकर मिटाता है। आपका नाम भी मिटाता है, जब तक मालिक से आपके बारे में पूछा न गया हो या उसने फ़ैसला न किया हो। वीडियो का ख़र्च रहता है, उसके शब्दों के बिना।
privacy-group = <b>इसे कैसे मिटाएँ</b>
    <code>/forget</code> यहाँ के आपके अनुरोध (मंज़ूरी का इंतज़ार करता हुआ भी) पूछकर मिटाता है; इस ग्रुप का एडमिन भेजे तो सबके अनुरोध और ग्रुप की सेटिंग। आपका नाम भी मिटाता है, जब तक मालिक से आपके बारे में पूछा न गया हो या उसने फ़ैसला न किया हो। वीडियो का ख़र्च रहता है, उसके शब्दों के बिना।
privacy-elsewhere = <b>यह और किसे मिलता है</b>
    वीडियो सेवा को आपके शब्द, विकल्प और तस्वीरें मिलती हैं, पर आपका नाम या खाता नहीं। उन पर उसके अपने नियम लागू हैं, और आपके संदेशों पर Telegram के।

## मालिक के लिए

owner-key = वीडियो API ने कुंजी नहीं मानी (HTTP { $status }): { $setting } जाँचें।
owner-secret-in-answer = वीडियो API के एक जवाब में इस बॉट की कोई गुप्त जानकारी थी, शायद कुंजी। मैंने वह किसी को नहीं दिखाई। सुरक्षा के लिए नई कुंजी बनाएँ और उसे VIDEO_API_KEY में डालें।
owner-quota = वीडियो API कहता है कि { $setting } के खाते में बैलेंस नहीं बचा: उसे रिचार्ज करें। उसके शब्द: “{ $reason }”
owner-words = उसके शब्द: “{ $reason }”
owner-no-access = वीडियो API { $setting } की कुंजी को { $model } इस्तेमाल नहीं करने देता (HTTP { $status })। उस कुंजी के लिए मॉडल या उसके ग्रुप की अनुमति दें, या MODELS_FILE में मॉडल को ठीक करें, रोकें या हटाएँ।
owner-address = मैं जो पता इस्तेमाल करता हूँ, वहाँ वीडियो API नहीं है ({ $reason })। { $setting } जाँचें; मैंने <code>{ $url }</code> इस्तेमाल किया।
owner-page = वीडियो API ने JSON की जगह वेब पेज भेजा ({ $reason })। { $setting } जाँचें; मैंने <code>{ $url }</code> इस्तेमाल किया।
owner-certificate = वीडियो API से सुरक्षित कनेक्शन नहीं बन रहा: { $reason }। कुछ नहीं भेजा गया। { $setting } (मैंने <code>{ $url }</code> इस्तेमाल किया), इस मशीन की घड़ी और HTTPS_PROXY जाँचें।
owner-format = वीडियो API मेरे अनुरोधों का फ़ॉर्मैट स्वीकार नहीं करता ({ $reason })। { $setting } (मैंने <code>{ $url }</code> इस्तेमाल किया) और MODELS_FILE में प्रदाता का फ़ॉर्मैट जाँचें।
owner-request = वीडियो API { $model } का फ़ील्ड <code>{ $field }</code> स्वीकार नहीं करता (HTTP { $status })। { $setting } बदलें।
owner-model-resting = प्रदाता ने { $model } को लगातार तीन बार ठुकराया। यह 15 मिनट रुकेगा, फिर एक ऑर्डर इसे दोबारा आज़माएगा। प्रदाता का संदेश: “{ $reason }”
owner-no-answers = वीडियो सेवा कुछ देर से टास्क { $task } के बारे में काम का जवाब नहीं दे रही: { $reason }। पैसे दिए हुए वीडियो इंतज़ार में हैं। मैं पूछता रहूँगा; { $setting } और सेवा की हालत जाँचें।
owner-new-shape = वीडियो सेवा टास्क <code>{ $task }</code> के बारे में ऐसे रूप में जवाब देती है जो मैं नहीं जानता, इसलिए पता नहीं चलता कि काम कहाँ तक पहुँचा। मैं पूछता रहूँगा। ये फ़ील्ड नाम बॉट के डेवलपरों को भेजें; इनमें कोई सामग्री नहीं है:
    <pre>{ $shape }</pre>
owner-id-unreadable = वीडियो सेवा ने एक अनुरोध ले लिया, पर उसके जवाब में टास्क की आईडी नहीं मिलती। शायद पैसे कट गए हों, और मैं इसे ट्रैक नहीं कर सकता। सेवा में इसे ढूँढने के लिए: टास्क <code>{ $task }</code>, चैट <code>{ $chat }</code>, { $time } UTC। जवाब यह था:
    <pre>{ $answer }</pre>
owner-id-not-stored = वीडियो सेवा ने टास्क <code>{ $task }</code> को <code>{ $id }</code> के रूप में ले लिया, पर मैं यह आईडी सहेज नहीं पा रहा। इसके पैसे लग चुके हैं: यह संदेश सँभालकर रखें और डेटाबेस जाँचें। मैं कोशिश करता रहूँगा।
owner-photos-off = किसी ने फ़ोटो भेजी, पर फ़ोटो लिंक बंद हैं: PHOTO_LINKS सेट करें, या PUBLIC_URL में वह https पता लिखें जिस पर यह बॉट मिलता है।
owner-photo-store = फ़ोटो आगे नहीं भेजी जा सकतीं: { $reason }। PHOTO_LINKS और उसकी सेटिंग जाँचें।
owner-update-failed = एक अपडेट (आईडी { $update }, चैट { $chat }) तीन बार { $error } से नाकाम हुआ और अलग रख दिया गया; ब्योरा लॉग में है।
owner-trouble = एक अनजानी गड़बड़ी हुई: { $error } ({ $where })। मैं कोशिश करता रहूँगा, ज़्यादा रुक-रुककर; ब्योरा लॉग में है।
owner-database-full = डेटाबेस की डिस्क भर गई है, इसलिए मैं कुछ भी सहेज नहीं सकता। जगह खाली करें: फिर मैं बिना रीस्टार्ट के आगे काम करूँगा। तब तक मैं कोई ऑर्डर नहीं लूँगा और कोई पैसा नहीं कटेगा। संदेश Telegram पर इंतज़ार करेंगे।
owner-database-gone = मेरे चलते हुए डेटाबेस की फ़ाइल हटा दी गई या बदल दी गई, इसलिए मैं कुछ भी सहेज नहीं सकता। फ़ाइल वापस रखें और मुझे रीस्टार्ट करें। तब तक मैं कोई ऑर्डर नहीं लूँगा और कोई पैसा नहीं कटेगा। संदेश Telegram पर इंतज़ार करेंगे।
owner-database-damaged = डेटाबेस ख़राब हो गया है। उसे बैकअप से बहाल करें और मुझे रीस्टार्ट करें। तब तक मैं कोई ऑर्डर नहीं लूँगा और कोई पैसा नहीं कटेगा। संदेश Telegram पर इंतज़ार करेंगे।
owner-database-fails = मैं डेटाबेस में लिख नहीं पा रहा; वजह लॉग में है। मैं कोशिश करता रहूँगा। तब तक मैं कोई ऑर्डर नहीं लूँगा और कोई पैसा नहीं कटेगा। संदेश Telegram पर इंतज़ार करेंगे।
owner-database-works = डेटाबेस फिर से काम कर रहा है। मैं इंतज़ार कर रहे संदेशों पर काम कर रहा हूँ।
owner-delivery = टास्क { $id } का वीडियो पहुँचाया नहीं जा सका: { $error }। मैं कुछ बार और कोशिश करूँगा; ब्योरा लॉग में है।
owner-needs-key = टास्क { $id } का वीडियो चैट में नहीं भेजा जा सका, और इसका लिंक सिर्फ़ VIDEO_API_KEY से खुलता है, इसलिए वहाँ कोई इसे नहीं खोल सकता। अगर फ़ाइल 50 MB से बड़ी है, तो आपका अपना Bot API सर्वर (TELEGRAM_LOCAL) 2000 MB तक लेता है।
owner-fake-ip = { $host } एक बनावटी पते (fake IP, जैसे Clash देता है) पर ले जाता है, इसलिए मैंने वीडियो डाउनलोड करने के बजाय उसका लिंक भेजा। वीडियो डाउनलोड हों, इसके लिए FAKE_IP_NETWORKS=198.18.0.0/15 सेट करें।

## विकल्प और मॉडल

option-unknown =
    <code>{ $value }</code> नाम का कोई विकल्प नहीं है। विकल्प ये हैं: <b>{ $options }</b>। /models उनके मान दिखाता है।
    जैसे: <code>{ $example }</code>
    अगर यह आपके शब्दों का हिस्सा है, तो उनसे पहले <code>--</code> लिखें।

option-misspelt =
    <code>{ $value }</code> नाम का कोई विकल्प नहीं है। क्या आपका मतलब <code>--{ $near }</code> था?
    अगर यह आपके शब्दों का हिस्सा है, तो उनसे पहले <code>--</code> लिखें।
option-misspelt-name =
    <code>{ $value }</code> नाम का कोई विकल्प नहीं है। क्या आपका मतलब <code>--{ $near }</code> था? जैसे: <code>{ $example }</code>
    अगर यह आपके शब्दों का हिस्सा है, तो उनसे पहले <code>--</code> लिखें।

default-unknown =
    <code>{ $value }</code> नाम की कोई सेटिंग नहीं है। ये सेट कर सकते हैं: <b>{ $options }</b>।
    जैसे: <code>/settings { $example }</code>
default-misspelt =
    <code>{ $value }</code> नाम की कोई सेटिंग नहीं है। क्या आपका मतलब <b>{ $near }</b> था?
    जैसे: <code>/settings { $example }</code>

# confirm-above in /settings; $value: what was written; $example: how to write it
confirm-above-missing = <code>confirm-above</code> के बाद कीमत लिखें:
    <code>/settings { $example }</code>, या <code>off</code>।
confirm-above-value = <code>{ $value }</code> को कीमत के रूप में नहीं समझ पाया। एक रकम लिखें:
    <code>/settings { $example }</code>, या <code>off</code>।
confirm-above-currency = यहाँ कीमतें { $currency } में हैं, इसलिए <code>{ $value }</code> नहीं चलेगा। जैसे:
    <code>/settings { $example }</code>
confirm-above-no-currency = यहाँ कीमतों की कोई मुद्रा नहीं है। <code>{ $value }</code> की जगह सिर्फ़ संख्या लिखें:
    <code>/settings { $example }</code>
confirm-above-of-chat = <code>{ $value }</code> पूरी चैट की सेटिंग है, एक वीडियो की नहीं, इसलिए कुछ ऑर्डर नहीं हुआ। ऐसे सेट करें:
    <code>/settings { $example }</code>
option-value = <code>{ $option }</code> में <code>{ $value }</code> नहीं चलता। इनमें से चुनें: <b>{ $allowed }</b>।
option-needs-value = <code>{ $option }</code> के बाद एक मान चाहिए: <b>{ $allowed }</b>।
option-twice = <code>{ $option }</code> दो बार दिया गया है: <code>{ $first }</code> और <code>{ $second }</code>। इनमें से एक रखकर फिर भेजें।
bare-duration =
    वीडियो <code>{ $value }</code> लंबा नहीं हो सकता। अवधि सेकंड में: <b>{ $allowed }</b>।
    अगर यह आपके शब्दों का हिस्सा है, तो उनसे पहले <code>--</code> लिखें।
model-unknown = <code>{ $value }</code> नाम का कोई मॉडल नहीं है। इनमें से चुनें: <b>{ $allowed }</b>।
model-misspelt = <code>{ $value }</code> नाम का कोई मॉडल नहीं है। क्या आपका मतलब <b>{ $near }</b> था? सभी मॉडल: <b>{ $allowed }</b>।
model-paused = <b>{ $model }</b> अभी बंद है: { $reason }। आप दूसरा मॉडल ले सकते हैं: <b>{ $allowed }</b>।
model-resting = <b>{ $model }</b> अभी वीडियो सेवा पर उपलब्ध नहीं है; कोई पैसा नहीं कटा। लगभग { $minutes } मिनट बाद फिर कोशिश करें।
model-paused-only = <b>{ $model }</b> अभी बंद है: { $reason }।
photos-elsewhere = <b>{ $model }</b> यहाँ अभी भेजी गई फ़ोटो का इस्तेमाल नहीं कर सकता। टेक्स्ट में तस्वीर का लिंक भी चलता है।
models-all-paused = <b>{ $model }</b> अभी बंद है: { $reason }। फ़िलहाल कोई दूसरा मॉडल नहीं है। कृपया बाद में कोशिश करें।
option-not-offered = <b>{ $model }</b> के <code>{ $option }</code> में <code>{ $value }</code> नहीं है। इसमें हैं: <b>{ $allowed }</b>।
option-not-taken = <b>{ $model }</b> में <code>{ $option }</code> नहीं है। इसमें हैं: <b>{ $allowed }</b>।
value-elsewhere = <b>{ $model }</b> के <code>{ $option }</code> में <code>{ $value }</code> नहीं है। इसमें हैं: <b>{ $allowed }</b>।
    <code>{ $value }</code> के लिए <code>--model</code> के साथ इनमें से एक लिखें: <b>{ $others }</b>।
option-elsewhere = <b>{ $model }</b> में <code>{ $option }</code> नहीं है। इसमें हैं: <b>{ $allowed }</b>।
    इसके लिए <code>--model</code> के साथ इनमें से एक लिखें: <b>{ $others }</b>।
option-too-long = <b>{ $model }</b> में <code>{ $option }</code> ज़्यादा से ज़्यादा { $allowed } { $allowed ->
    [one] अक्षर
   *[other] अक्षरों
} का हो सकता है, और यहाँ { $count } हैं। छोटा करके फिर भेजें।
default-model-unknown =
    इस चैट का मॉडल <code>{ $value }</code> अब नहीं रहा। ये हैं: <b>{ $allowed }</b>।
    अपने अनुरोध में <code>--model</code> के साथ इनमें से एक लिखें, या सेटिंग बदलें: <code>/settings model=…</code>
default-model-paused =
    इस चैट का मॉडल <b>{ $model }</b> अभी बंद है: { $reason }। ये चल रहे हैं: <b>{ $allowed }</b>।
    अपने अनुरोध में <code>--model</code> के साथ इनमें से एक लिखें, या सेटिंग बदलें: <code>/settings model=…</code>
images-too-many = { $allowed ->
    [one] <b>{ $model }</b> में ज़्यादा से ज़्यादा { $allowed } तस्वीर चलती है, और यहाँ { $count } हैं। कम करके फिर भेजें।
   *[other] <b>{ $model }</b> में ज़्यादा से ज़्यादा { $allowed } तस्वीरें चलती हैं, और यहाँ { $count } हैं। कम करके फिर भेजें।
}
images-not-taken = <b>{ $model }</b> में तस्वीरें नहीं चलतीं। बिना तस्वीर के फिर भेजें।
images-too-few = { $allowed ->
    [one] <b>{ $model }</b> को कम से कम { $allowed } तस्वीर चाहिए। तस्वीर जोड़कर फिर भेजें।
   *[other] <b>{ $model }</b> को कम से कम { $allowed } तस्वीरें चाहिए, और यहाँ { $count } हैं। तस्वीरें जोड़कर फिर भेजें।
}
prompt-too-long = <b>{ $model }</b> में आपके शब्द ज़्यादा से ज़्यादा { $allowed } { $allowed ->
    [one] अक्षर
   *[other] अक्षरों
} के हो सकते हैं, और यहाँ { $count } हैं। छोटा करके फिर भेजें।

## बजट

budget-used-up = { $payer ->
    [chat] इस चैट का
    [user] आपका
   *[all] सभी वीडियो का
} { $period ->
    [month] इस महीने का बजट
   *[day] आज का बजट
} ख़त्म हो गया है। वह { $until } को फिर शुरू होगा।
budget-too-little = { $payer ->
    [chat] इस चैट का
    [user] आपका
   *[all] सभी वीडियो का
} { $period ->
    [month] इस महीने का बजट
   *[day] आज का बजट
} इस वीडियो के लिए काफ़ी नहीं है, जिसकी कीमत { $price } है। वह { $until } को फिर शुरू होगा।
budget-none = { $payer ->
    [chat] यह चैट अभी वीडियो ऑर्डर नहीं कर सकती
    [user] आप अभी वीडियो ऑर्डर नहीं कर सकते
   *[all] अभी कोई वीडियो ऑर्डर नहीं कर सकता
}: इस बॉट के मालिक ने बजट शून्य कर दिया है।
budget-unpriced = यहाँ बजट लागू है और { $model } की कीमत पता नहीं है, इसलिए मैं इसे ऑर्डर नहीं कर सकता। मालिक को बता दिया गया है।
budget-unpriced-untold = यहाँ बजट लागू है और { $model } की कीमत पता नहीं है, इसलिए मैं इसे ऑर्डर नहीं कर सकता। इसे सिर्फ़ इस बॉट का मालिक ठीक कर सकता है।
budget-busy = बजट अभी बदले जा रहे हैं। कृपया फिर कोशिश करें।
budgets-title = <b>बजट</b>
budgets-none = कोई बजट नहीं है: जो बॉट इस्तेमाल कर सकता है, वह जितना चाहे ऑर्डर कर सकता है।
budgets-line = <code>{ $budget }</code>: { $used } ख़र्च, { $until } तक
budgets-line-each = <code>{ $budget }</code>
budgets-how = तय करें: <code>/budget 20/day</code>, <code>/budget 50 videos/month</code>, <code>/budget chat 5/day</code>, <code>/budget user 2/day</code>, <code>/budget ID 3/day</code>। हटाएँ: <code>/budget off/day</code>, <code>/budget chat off/day</code>, <code>/budget off videos/month</code>।
budgets-currency = रकम { $currency } में है।
budget-invalid = बजट “{ $text }” समझ नहीं आया। रकम बिंदु के साथ लिखें: <code>0.50/day</code>
budget-saved = ✅ सहेजा गया: <code>{ $budget }</code>
refund-how = टास्क की आईडी या उसकी शुरुआत लिखें: <code>/refund ID</code>। या टास्क के संदेश के जवाब में <code>/refund</code> भेजें।
refund-done = ✅ लौटाया गया: { $amount }। बजट में अब यह नहीं गिना जाता।
refund-unpriced = ✅ टास्क <code>{ $id }</code> अब नहीं गिना जाता। उसकी कीमत पता नहीं थी।
refund-twice = इस टास्क की रकम पहले ही लौटाई जा चुकी है।
refund-none = इस टास्क का कोई ख़र्च दर्ज नहीं है।
task-several = कई टास्क की आईडी इसी से शुरू होती है। आईडी का और हिस्सा लिखें।
refund-unsent = यह टास्क अभी भेजा नहीं गया है। इसे रद्द करने पर कोई पैसा नहीं कटेगा; पैसा कटने से पहले यह नाकाम हुआ, तो रकम अपने-आप लौट आएगी।
owner-budget-share = बजट { $budget } का { $percent }% ख़र्च हो चुका है। वह { $until } को फिर शुरू होगा।
owner-budget-used-up = बजट { $budget } ख़त्म हो गया है। वह { $until } को फिर शुरू होगा। देखने या बदलने के लिए /budget भेजें।
owner-budget-none = एक ऑर्डर नहीं लिया गया, क्योंकि बजट { $budget } में कोई ऑर्डर नहीं हो सकता। देखने या बदलने के लिए /budget भेजें।
owner-budget-too-little = बजट { $budget } में बहुत कम बचा है, इसलिए एक ऑर्डर नहीं लिया गया। वह { $until } को फिर शुरू होगा। देखने या बदलने के लिए /budget भेजें।
owner-budget-unpriced = किसी ने { $model } का वीडियो माँगा, जिसकी कीमत पता नहीं है, जबकि पैसों का बजट लागू है। मैंने मना कर दिया: MODELS_FILE में कीमत जोड़ें, या बजट हटाएँ।
price-changed = अब कीमत { $price } है। इस कीमत पर ऑर्डर करने के लिए फिर दबाएँ।
price-unknown-now = कीमत अब पता नहीं है। फिर भी ऑर्डर करने के लिए दोबारा दबाएँ।

## Statistics

stats-today = <b>आज</b> ({ $date })
stats-month = <b>इस महीने</b> ({ $date })
stats-counts = बने: { $made } · नहीं बने: { $failed } · पता नहीं: { $unknown }
stats-in-progress = चल रहे हैं: { $number }
stats-spent = ख़र्च: { $amount }
stats-spent-other = दूसरी मुद्राओं में: { $amounts }
stats-unpriced = कीमत पता नहीं: { $videos }
stats-not-charged = मना या रद्द, कोई पैसा नहीं कटा: { $number }
stats-models = <b>इस महीने, मॉडल के अनुसार</b>
stats-chats = <b>इस महीने, चैट के अनुसार</b>
stats-users = <b>इस महीने, यूज़र के अनुसार</b>
stats-videos = { $count ->
    [one] { $count } वीडियो
   *[other] { $count } वीडियो
}
stats-line = { $name }: { $sums }
stats-line-today = { $name }: { $sums } (आज { $today })
stats-more = … और { $more }
stats-how = फ़ाइल में: <code>/stats csv</code>
stats-file = { $first } से { $last } तक के सारे ख़र्च
stats-picture = इस महीने हर दिन का ख़र्च, मॉडल के अनुसार
stats-picture-videos = इस महीने हर दिन के वीडियो, मॉडल के अनुसार
stats-other = अन्य
usage-left-title = <b>बाक़ी</b>
usage-left = { $payer ->
    [chat] यह चैट
    [user] आप
   *[all] सब मिलाकर
}, { $period ->
    [month] इस महीने
   *[day] आज
}: { $most } में से { $left }, { $until } तक
balance-title = <b>प्रदाताओं के पास बाक़ी रकम</b>
balance-left = { $provider }: { $left } बाक़ी, { $used } इस्तेमाल
balance-no-limit = { $provider }: अपनी कोई सीमा नहीं, { $used } इस्तेमाल
balance-untold = { $provider }: बताया नहीं गया
balance-unit = अमेरिकी डॉलर में, या खाते की अपनी इकाई में।
owner-balance-low = { $provider } के खाते में { $left } बाक़ी हैं, और पिछले 24 घंटों में वहाँ { $cost } ख़र्च हुए। ख़त्म होने से पहले इसे रिचार्ज करें। /balance सभी खाते दिखाता है।

# Settings of a chat or a topic
from-topic = इस टॉपिक की सेटिंग से: { $names }।
source-topic = इस टॉपिक का
settings-title-topic = <b>इस टॉपिक की डिफ़ॉल्ट सेटिंग</b>
settings-whole-chat = यह पूरी चैट पर लागू है।
settings-who-admins = ये बटन सिर्फ़ इस ग्रुप के एडमिन दबा सकते हैं।
settings-who-everybody = ये बटन इस ग्रुप में कोई भी दबा सकता है।
settings-who-admins-only = सेटिंग कौन बदल सकता है, यह सिर्फ़ इस ग्रुप के एडमिन तय करते हैं।
settings-confirm = पहले पूछें, इस कीमत से
settings-confirm-all = हर कीमत
settings-language = भाषा
settings-language-own = हर व्यक्ति की अपनी
settings-who = इसे कौन बदल सकता है
settings-admins = एडमिन
settings-everybody = सब
settings-choose = चुनें: <b>{ $name }</b>
settings-typed = लिखें: <code>/settings { $example }</code>
settings-changed = तब से सेटिंग बदल गई है। अब यह ऐसी है।
settings-reset-topic = इस टॉपिक में फिर से चैट की सेटिंग लागू है।
button-settings-back = ← सेटिंग
button-settings-default = डिफ़ॉल्ट
button-settings-chats = चैट जैसा
button-settings-reset = बॉट की सेटिंग पर लौटें
language-name = हिन्दी
settings-button = { $name }: { $value }
settings-how-topic = बदलने के लिए: <code>/settings { $example }</code>
    चैट की सेटिंग पर लौटने के लिए: <code>/settings reset</code>
settings-model-used-topic = इस टॉपिक में अब { $model } चलेगा।

## Groups: greeting, mentions, delivery elsewhere; menus and profile

mention-how = मेरे नाम के बाद लिखें कि वीडियो में क्या दिखना चाहिए, जैसे:
    <code>@{ $username } चाँद पर एक बिल्ली</code>
mention-order = तुरंत ऑर्डर
mention-offer = पहले पूछना
mention-value = यहाँ <code>{ $value }</code> नहीं चुन सकते। <code>/settings mention=offer</code> (पहले पूछना) या <code>/settings mention=order</code> (तुरंत ऑर्डर) लिखें।
mention-in-groups = यह ग्रुप की सेटिंग है। यहाँ मेरे नाम की ज़रूरत नहीं, बस लिखें।
settings-mention = मेरा नाम लेने पर
settings-choose-mention = इस ग्रुप में <b>मेरा नाम लेकर</b> कुछ लिखने पर मैं <b>बनाएँ</b> बटन के साथ पहले पूछ सकता हूँ, या तुरंत ऑर्डर कर सकता हूँ।
greeting = 👋 मैं वीडियो बनाता हूँ। जैसे लिखें: <code>/video@{ $username } चाँद पर एक बिल्ली</code>
greeting-privacy = यहाँ मुझे सिर्फ़ कमांड और मेरे संदेशों के जवाब दिखते हैं। एडमिन बनाने पर मैं <code>@{ $username }</code> के साथ लिखे शब्द भी पढ़ूँगा।
greeting-all = <code>@{ $username }</code> के साथ अपने शब्द भी लिख सकते हैं। बाक़ी समय मैं चुप रहता हूँ।
button-open-settings = ⚙️ सेटिंग
elsewhere = इसे “{ $title }” में नहीं भेज पाया, इसलिए यहाँ भेज रहा हूँ।
elsewhere-group = जिस ग्रुप में आपने माँगा था वहाँ नहीं भेज पाया, इसलिए यहाँ भेज रहा हूँ।
command-access = बॉट कौन इस्तेमाल कर सकता है
command-admins = बॉट के एडमिन
command-budget = ख़र्च की सीमाएँ
command-stats = कितना बना और कितना ख़र्च हुआ
command-balance = वीडियो सेवाओं में बची रकम
command-broadcast = सभी चैट में एक संदेश भेजें
command-pause = मॉडल रोकें: /pause मॉडल
command-resume = रोका हुआ मॉडल फिर चालू करें: /resume मॉडल
command-refund = वीडियो का ख़र्च हटाएँ: /refund ID
profile-description = मैं आपके शब्दों और फ़ोटो से वीडियो बनाता हूँ।

    लिखें कि वीडियो में क्या दिखना चाहिए, जैसे: चाँद पर एक बिल्ली। या कैप्शन के साथ फ़ोटो भेजें।

    आप मुझे ग्रुप में भी जोड़ सकते हैं।
profile-short = आपके शब्दों और फ़ोटो से वीडियो बनाता है, निजी चैट और ग्रुप में।
## Inline mode

inline-no-videos = अभी कोई वीडियो नहीं · बॉट खोलें
inline-no-match = आपका कोई वीडियो मेल नहीं खाता
inline-untitled = वीडियो
inline-description = { $options } · { $date }
## Changing a video, and the shape of a picture

doubt-change = ✏️ <b>क्या बदलना है?</b> जब तक आप <b>बनाएँ</b> नहीं दबाते, कुछ ऑर्डर नहीं होता।
change-lost = { $model } में यह नहीं होता, इसलिए लागू नहीं होगा: { $names }।
change-typed = और कुछ तय करने के लिए इस संदेश के जवाब में लिखें: { $examples }
change-words = नए शब्दों के साथ <b>इस संदेश का जवाब दें</b>। आपने यहाँ जो चुना है, वह बना रहेगा। (वीडियो से ही शुरू करना हो तो वीडियो का जवाब दें।) अभी के शब्द:
    <code>{ $prompt }</code>
button-change-words = 💬 दूसरे शब्द
button-change-back = ← सभी विकल्प
button-fit = 🎬 { $shape } (फ़ोटो जैसा)
button-fit-again = 🔁 { $shape } (फ़ोटो जैसा)
button-fit-instead = 🎬 इसके बजाय { $shape } (फ़ोटो जैसा)
shape-square = चौकोर
details-when = ऑर्डर का समय: { $time }
details-who = ऑर्डर करने वाले: { $name }
details-price = कीमत: { $price }
details-price-back = कीमत: { $price }, लौटा दी गई
## चुनने के लिए सूचियाँ

task-short = आईडी के कम से कम पहले आठ अक्षर चाहिए। या सिर्फ़ कमांड भेजें और सूची से चुनें।
tasks-how = खोलने के लिए नंबर दबाएँ।
tasks-state-waiting = इंतज़ार में
tasks-state-making = बन रहा है
tasks-state-coming = बस आने वाला है
tasks-state-done = तैयार
tasks-state-undelivered = बना, पर पहुँचा नहीं
tasks-state-failed = नहीं बना
tasks-state-expired = कोई नतीजा नहीं
tasks-state-unknown = नतीजा पता नहीं
tasks-state-refused = मना हुआ
tasks-state-cancelled = रद्द
pick-show = कौन-सा वीडियो फिर भेजूँ? यह मुफ़्त है।
pick-retry = कौन-सा फिर से ऑर्डर करूँ?
pick-cancel = कौन-सा रद्द करूँ?
pick-check = किसके बारे में वीडियो सेवा से पूछूँ?
pick-status = कौन-सा देखना है?
pick-none-show = यहाँ अभी कोई वीडियो तैयार नहीं है।
pick-none-cancel = यहाँ अभी न कुछ इंतज़ार में है, न बन रहा है।
pick-none-check = यहाँ अभी कोई वीडियो नहीं बन रहा।
pick-stale = इस बीच यह बदल गया। सूची अब ऐसी है।

## /forget का सवाल

forget-question-private = <b>यह सब मिटा दूँ?</b>
forget-question-own = <b>इस ग्रुप में आपका यह सब मिटा दूँ?</b>
forget-question-all = <b>इस ग्रुप में सबका यह सब मिटा दूँ?</b>
forget-videos = { $count ->
    [one] • { $count } वीडियो, उसके शब्दों के साथ
   *[other] • { $count } वीडियो, उनके शब्दों के साथ
}
forget-requests = { $count ->
    [one] • { $count } और अनुरोध
   *[other] • { $count } और अनुरोध
}
forget-photos = { $count ->
    [one] • इनके लिए भेजी गई { $count } फ़ोटो
   *[other] • इनके लिए भेजी गई { $count } फ़ोटो
}
forget-waiting = • वह अनुरोध जो मंज़ूरी के इंतज़ार में है
forget-defaults = • इस चैट की डिफ़ॉल्ट सेटिंग
forget-name = • आपका नाम
forget-messages = इस चैट के संदेश बने रहेंगे, पर ये वीडियो मैं फिर नहीं ला सकूँगा।
forget-unfinished = { $count ->
    [one] { $count } वीडियो अभी चल रहा है और उसका पैसा लग चुका है या लगा हो सकता है। वह बना रहेगा; उसका फ़ैसला बाद में करें।
   *[other] { $count } वीडियो अभी चल रहे हैं और उनका पैसा लग चुका है या लगा हो सकता है। वे बने रहेंगे; उनका फ़ैसला बाद में करें।
}
forget-done = मिटा दिया।
forget-nothing = कुछ नहीं मिटाया गया।
forget-renewed = वह सवाल पुराना हो गया था। अब यह सब है।
forget-answered = इस सवाल का जवाब दिया जा चुका है।
button-forget-delete = 🗑 मिटाएँ
button-forget-keep = रहने दें
## The greeting, small talk, and what is no order
example-prompt = चाँद पर एक बिल्ली
start-private = 👋 नमस्ते! <b>मैं वीडियो बनाता हूँ।</b>
    बस अपने शब्दों में लिखें कि वीडियो में क्या दिखना चाहिए।
start-group = 👋 नमस्ते! <b>मैं वीडियो बनाता हूँ।</b>
    अपने शब्दों के साथ लिखें: <code>/video@{ $username } चाँद पर एक बिल्ली</code>
start-who = 👋 नमस्ते! <b>मैं वीडियो बनाता हूँ।</b>
start-price = एक वीडियो की कीमत { $price } है।
start-try = पहले एक देखना चाहेंगे? 🎬 वाला बटन उसे तुरंत ऑर्डर कर देता है:
start-ask = इस बॉट का मालिक तय करता है कि इसे कौन इस्तेमाल करे। लिखें कि आपके पहले वीडियो में क्या दिखे, मैं उनसे पूछ लूँगा।
start-ask-group = इस बॉट का मालिक तय करता है कि इसे कौन इस्तेमाल करे। <code>/video@{ $username }</code> के साथ लिखें कि पहले वीडियो में क्या दिखे, मैं उनसे पूछ लूँगा।
start-photo = एक फ़ोटो भेजें और कैप्शन में लिखें कि क्या हो, जैसे: <i>वह मुड़कर मुस्कुराती है</i>
start-photo-group = किसी फ़ोटो के जवाब में <code>/video@{ $username }</code> और जो होना चाहिए वह लिखें, जैसे: <i>वह मुड़कर मुस्कुराती है</i>
button-start-example = 🎬 { $prompt }
button-start-photo = 📷 फ़ोटो से
button-start-settings = ⚙️ सेटिंग
help-title = <b>मैं शब्दों से वीडियो बनाता हूँ।</b>
help-photos-title = <b>मैं शब्दों और फ़ोटो से वीडियो बनाता हूँ।</b>
help-plain = • सिर्फ़ आपके शब्द: मैं दिखाता हूँ कि क्या बनेगा, और बटन दबाने पर ऑर्डर होता है
help-links = • शब्द और किसी तस्वीर का लिंक: वह तस्वीर वीडियो में आती है
answer-thanks = कोई बात नहीं! 😊
answer-who = मैं एक बॉट हूँ। आप लिखते हैं कि वीडियो में क्या दिखे, और एक AI वीडियो सेवा उसे बनाती है। पूरी जानकारी /help में है।
answer-bye = फिर मिलेंगे! 👋
answer-no = ठीक है। जब तक आप बटन नहीं दबाते, प्रस्ताव का कोई ख़र्च नहीं होता।
answer-ok = 👍 अगर मैंने कोई वीडियो सुझाया है, तो उसके नीचे का बटन उसे ऑर्डर करता है। दूसरा चाहिए तो बस लिखें कि उसमें क्या दिखे।
costs-own = इस चैट की सेटिंग ({ $video }) पर एक वीडियो की कीमत <b>{ $price }</b> है।
costs-own-unknown = इस चैट की सेटिंग ({ $video }) पर कीमत मुझे नहीं पता।
costs-more = सभी कीमतें /models में हैं।
costs-unknown = मुझे नहीं पता कि वीडियो कितने का है: इस बॉट के मालिक ने कीमतें नहीं डाली हैं।
doubt-talk = क्या वीडियो में सच में यही दिखना चाहिए? मैं पहले पूछ रहा हूँ।
attachment-voice = मैं वॉइस संदेश या संगीत नहीं सुन सकता। कृपया लिखें कि वीडियो में क्या दिखे।
attachment-sticker = बढ़िया स्टिकर! लेकिन इससे वीडियो नहीं बन सकता। बस लिखें कि वीडियो में क्या दिखे।
attachment-other = मैं इससे वीडियो नहीं बना सकता। बस लिखें कि वीडियो में क्या दिखे।
prompt-missing-words = लिखें कि वीडियो में क्या दिखना चाहिए, जैसे:
    <code>/video चाँद पर एक बिल्ली</code>
prompt-missing-group = लिखिए कि वीडियो में क्या दिखना चाहिए, जैसे:
    <code>/video@{ $username } चाँद पर एक बिल्ली</code>
# What people write, without signs, emoji and accents; | stands between two phrases. A letter may be repeated.
heard-thanks = धन्यवाद | बहुत धन्यवाद | बहुत बहुत धन्यवाद | आपका धन्यवाद | शुक्रिया | बहुत शुक्रिया | बहुत बहुत शुक्रिया | आभार | थैंक्यू | थैंक यू | थैंक्स | dhanyavad | dhanyavaad | dhanyawad | shukriya | bahut shukriya | bahut dhanyavad | shukriya bhai | मस्त | बढ़िया | बहुत बढ़िया | बहुत अच्छा | बहुत अच्छे | शानदार | कमाल | कमाल है | ज़बरदस्त
    | सुंदर | बहुत सुंदर | वाह | वाह वाह | शाबाश | लाजवाब | मज़ा आ गया | पसंद आया | badhiya | bahut badhiya | bahut accha | wah | mast | हाहा | हा हा
    | वीडियो के लिए धन्यवाद | मदद के लिए धन्यवाद
    | धन्यवाद जी | धन्यवाद भाई | धन्यवाद सर | धन्यवाद आपका | आपका बहुत धन्यवाद | आपका बहुत बहुत धन्यवाद | आपको धन्यवाद | सब के लिए धन्यवाद | वीडियो के लिए शुक्रिया
    | मदद के लिए शुक्रिया | शुक्रिया भाई | शुक्रिया जी | शुक्रिया आपका | आपका शुक्रिया | बहुत बहुत आभार | आपका आभार | थैंक यू सो मच | थैंक्यू सो मच | थैंक्यू भाई
    | थैंक्स भाई | थैंक यू भाई | थैंक्यू सर | मेहरबानी | अच्छा लगा | बहुत अच्छा लगा | मुझे पसंद आया | बहुत पसंद आया | अच्छा है | बहुत अच्छा है | बहुत बढ़िया है
    | बढ़िया है | शानदार है | ज़बरदस्त है | जबरदस्त | गज़ब | गजब | गज़ब है | क्या बात है | क्या बात | कमाल कर दिया | कमाल का है | अद्भुत | बेहतरीन | बहुत खूब
    | बहुत ख़ूब | खूबसूरत | बहुत खूबसूरत | सुपर | सुपर्ब | कूल | परफेक्ट | परफ़ेक्ट | वेरी नाइस | नाइस | गुड | वेरी गुड | मज़ेदार | हाहाहा | हा हा हा | हीही | dhanyawaad
    | dhanywad | bahut dhanyawad | bahut bahut dhanyavad | bahut bahut shukriya | aapka dhanyavad | thank you bhai | thank u bhai | thanks bhai | thanks yaar
    | thank you ji | thanku | thanku so much | shukria | meherbani | acha hai | accha hai | bahut acha | bahut acha hai | bahut accha hai | bohot accha | bohot acha
    | bahut badiya | badiya | badhiya hai | bhot badhiya | mast hai | ekdum mast | zabardast | jabardast | gajab | kamaal | kamal hai | kya baat hai | kya baat
    | shandar | shaandar | sundar | bahut sundar | maza aa gaya | mazaa aa gaya | pasand aaya | bahut khoob | wah wah | waah | hahaha | hehe
heard-greeting = नमस्ते | नमस्कार | नमस्ते जी | हैलो | हेलो | हाय | प्रणाम | राम राम | जय हिंद | सुप्रभात | शुभ प्रभात | शुभ संध्या | आप कैसे हैं | कैसे हैं आप | कैसे हो | तुम कैसे हो | क्या हाल है | क्या हाल हैं | कोई है | namaste | namaskar | kaise ho | kaise hain | kya hal hai | kya haal hai | aap kaise hain | शुरू | शुरू करो
    | नमस्कार जी | नमस्ते भाई | नमस्ते सर | सादर प्रणाम | हाय भाई | हेलो भाई | हैलो भाई | हैलो जी | हेलो जी | हे | अरे | ओए | राधे राधे | जय श्री राम | जय श्री कृष्ण
    | जय माता दी | जय जिनेन्द्र | हर हर महादेव | सत श्री अकाल | अस्सलाम वालेकुम | सलाम | सलाम वालेकुम | आदाब | गुड मॉर्निंग | गुड आफ्टरनून | गुड इवनिंग | शुभ दिन
    | शुभ दोपहर | कैसे हो आप | कैसे हो भाई | कैसा है | कैसे हैं | क्या हालचाल | क्या हाल चाल | क्या हाल चाल है | क्या चल रहा है | क्या कर रहे हो | और बताओ | सब ठीक
    | सब बढ़िया | कोई है क्या | हो क्या | सुनो | शुरू करें | स्टार्ट | चलो शुरू करें | namaste ji | namaskar ji | namste | pranam | ram ram | ram ram ji | radhe radhe
    | jai shri ram | jai shree ram | sat sri akal | salaam | adaab | kaise ho bhai | kaise ho aap | kese ho | kaisa hai | kya haal | kya haal chal | kya haal chaal hai
    | kya hal chal | kya chal raha hai | kya kar rahe ho | aur batao | aur kya haal hai | sab theek | sab badhiya | koi hai | hello bhai | hi bhai | hello ji
    | hello sir | hi sir | hey bhai | suno | shuru karo | shuru karein
heard-price = कितना | कितने का है | कितने पैसे | कितने पैसे लगेंगे | कितना पैसा लगेगा | कीमत | कीमत क्या है | क्या कीमत है | इसकी कीमत क्या है | एक वीडियो की कीमत क्या है | वीडियो की कीमत | वीडियो कितने का है | एक वीडियो कितने का है | दाम | दाम क्या है | क्या यह मुफ़्त है | क्या यह फ्री है | मुफ़्त है | फ्री है | फ्री है क्या | क्या पैसे लगेंगे | खर्च
    | कितना खर्च होगा | kitna | kitne ka hai | kitne paise | kitna paisa lagega | kimat | price kya hai | kya ye free hai | free hai | free hai kya
    | वीडियो बनाने का कितना लगेगा | एक वीडियो के कितने पैसे
    | कितने का | कितने में | कितने में बनेगा | कितने में बनता है | कितने रुपये | कितने रुपये लगेंगे | कितने रुपए | कितना लगेगा | कितना लगता है | कितना चार्ज है
    | कितना चार्ज लगेगा | कितना पैसा | कितना पैसा लगता है | कितने पैसे लगते हैं | कितने पैसे देने होंगे | कितना देना होगा | कितना देना पड़ेगा | कितना खर्च आएगा
    | कितना खर्चा | कितना खर्चा होगा | कितना है | खर्चा | खर्चा कितना है | चार्ज | चार्ज क्या है | चार्ज कितना है | चार्जेस | प्राइस | प्राइस क्या है | प्राइस कितना है
    | रेट | रेट क्या है | रेट बताओ | रेट कितना है | रेट लिस्ट | मूल्य | मूल्य क्या है | शुल्क | शुल्क क्या है | कीमत कितनी है | कीमत बताओ | कीमत बताइए | कीमत बताएं
    | कितनी कीमत है | वीडियो की कीमत क्या है | वीडियो का दाम | वीडियो का दाम क्या है | वीडियो का रेट | एक वीडियो का रेट | एक वीडियो का कितना | एक वीडियो का कितना लगेगा
    | एक वीडियो के कितने | वीडियो के कितने पैसे | वीडियो बनाने के कितने पैसे | पैसे | पैसे लगेंगे | पैसे लगेंगे क्या | पैसे देने होंगे | पैसे देने पड़ेंगे | पैसा लगेगा
    | पैसा लगेगा क्या | क्या पैसा लगेगा | क्या पैसे देने होंगे | फ्री | मुफ़्त | मुफ़्त है क्या | मुफ़्त में है | फ्री में है | फ्री में है क्या | क्या ये फ्री है
    | क्या ये मुफ़्त है | क्या फ्री है | यह फ्री है | ये फ्री है | ये फ्री है क्या | यह मुफ़्त है | पेड है | पेड है क्या | सस्ता है | महंगा है | kitna lagega
    | kitna lagta hai | kitna hai | kitna charge hai | kitna charge lagega | kitne ka | kitne ka hai ye | kitne mein | kitne me banega | kitne paise lagenge | kitne paise lagte hai
    | kitne rupaye | kitne rupay lagenge | kitna kharcha | kitna kharcha hoga | kharcha kitna hai | charge kya hai | charge kitna hai | charges | price kitna hai
    | price batao | price bhai | rate | rate kya hai | rate batao | rate kitna hai | daam kya hai | kimat kya hai | keemat | keemat kya hai | kimat kitni hai
    | kitni kimat hai | ek video ka kitna | ek video ka kitna lagega | ek video kitne ka hai | video kitne ka hai | ek video ka price | paise lagenge | paise lagenge kya
    | paisa lagega | paisa lagega kya | paise dene honge | free hai ye | ye free hai | ye free hai kya | free me hai | free me hai kya | muft hai | muft hai kya
    | paid hai | paid hai kya
heard-help = मदद | मदद करो | मदद करें | मदद कीजिए | मदद चाहिए | मेरी मदद करो | मेरी मदद करें | सहायता | तुम क्या कर सकते हो | आप क्या कर सकते हैं | तुम क्या करते हो | आप क्या करते हैं | यह कैसे काम करता है | कैसे काम करता है | कैसे इस्तेमाल करें | कैसे इस्तेमाल करूँ | कैसे करें | क्या करूँ | अब क्या | मेनू | कमांड | निर्देश | वीडियो कैसे बनाएँ
    | वीडियो कैसे बनाएं | madad | madad karo | kya kar sakte ho | kaise kaam karta hai | video kaise banaye
    | हेल्प | हेल्प करो | हेल्प मी | हेल्प चाहिए | हेल्प कीजिए | मुझे मदद चाहिए | मेरी मदद कीजिए | मेरी सहायता करें | सहायता चाहिए | सहायता करो | क्या आप मेरी मदद कर सकते हैं
    | क्या आप मदद कर सकते हैं | क्या तुम मदद कर सकते हो | आप मेरी मदद कर सकते हैं | क्या कर सकते हो | क्या क्या कर सकते हो | आप क्या क्या कर सकते हैं | तुम क्या क्या कर सकते हो
    | आप क्या कर सकते हो | आप क्या करते हो | क्या करते हो | क्या काम करते हो | यह बॉट क्या करता है | ये बॉट क्या करता है | बॉट क्या करता है | यह क्या करता है
    | ये क्या करता है | इससे क्या होता है | इसका क्या काम है | ये कैसे काम करता है | यह बॉट कैसे काम करता है | इसे कैसे इस्तेमाल करें | इसको कैसे यूज़ करें | कैसे यूज़ करें
    | कैसे चलाएँ | कैसे चलाते हैं | कैसे चलता है | कैसे बनाएँ | कैसे बनाते हैं | कैसे बनेगा | कैसे बनता है | कैसे शुरू करें | कैसे करते हैं | कैसे करना है | कैसे करूँ
    | वीडियो कैसे बनेगा | वीडियो कैसे बनता है | वीडियो कैसे बनाते हैं | वीडियो कैसे बनाऊँ | वीडियो कैसे बना सकते हैं | मैं वीडियो कैसे बनाऊँ | मुझे वीडियो बनाना है
    | वीडियो बनाना है | क्या करना है | क्या करना होगा | मुझे क्या करना है | मुझे क्या करना होगा | अब क्या करूँ | अब क्या करना है | अब क्या करें | आगे क्या | आगे क्या करें
    | समझ नहीं आया | समझ नहीं आ रहा | कुछ समझ नहीं आया | बताओ | बताओ कैसे | तरीका | तरीका बताओ | जानकारी | जानकारी चाहिए | मेन्यू | help karo | help kro | help chahiye
    | help me bhai | meri help karo | meri madad karo | mujhe help chahiye | mujhe madad chahiye | madad chahiye | kya kar sakte hai | kya kya kar sakte ho | aap kya kar sakte ho
    | aap kya kar sakte hain | tum kya kar sakte ho | kya karte ho | aap kya karte ho | tum kya karte ho | ye bot kya karta hai | bot kya karta hai | ye kya karta hai
    | ye kaise kaam karta hai | kaise kaam karta hai ye | kaise use kare | kaise use karu | kaise use karna hai | ise kaise use kare | kaise chalaye | kaise banaye
    | kaise kare | kaise karu | kaise karna hai | kaise banega | kaise shuru kare | video kaise banega | video kaise banta hai | video kaise banau | video kaise banate hai
    | video kaise bnaye | mujhe video banana hai | video banana hai | kya karu | kya karna hai | ab kya | ab kya karu | ab kya karna hai | aage kya | samajh nahi aaya
    | kuch samajh nahi aaya | batao | tarika batao
heard-who = तुम कौन हो | आप कौन हैं | कौन हो तुम | कौन हैं आप | आप कौन हो | यह क्या है | ये क्या है | तुम्हारा नाम क्या है | आपका नाम क्या है | क्या तुम बॉट हो | क्या आप बॉट हैं | क्या तुम इंसान हो | क्या आप इंसान हैं | tum kaun ho | aap kaun hain | aap kaun ho | kaun ho | ye kya hai
    | आप क्या हैं | आप क्या हो | तुम क्या हो | कौन हो | कौन हो आप | कौन हैं | कौन | तू कौन है | कौन है तू | आप कौन | तुम कौन | ये कौन है | यह कौन है | ये क्या चीज़ है
    | ये बॉट क्या है | यह बॉट क्या है | तेरा नाम क्या है | नाम क्या है | नाम क्या है आपका | नाम क्या है तुम्हारा | अपना नाम बताओ | आपका नाम | आपका शुभ नाम | क्या आप रोबोट हैं
    | क्या तुम रोबोट हो | रोबोट हो | बॉट हो | बॉट हो क्या | तुम बॉट हो | आप बॉट हैं | आप बॉट हो | इंसान हो | इंसान हो या बॉट | तुम इंसान हो | आप इंसान हैं | क्या आप एआई हैं
    | क्या तुम एआई हो | तुमको किसने बनाया | तुम्हें किसने बनाया | आपको किसने बनाया | किसने बनाया | tu kaun hai | kaun hai tu | kaun hai | kon ho | kon ho tum
    | tum kon ho | aap kon ho | aap kon hai | kaun ho tum | kaun ho aap | yeh kya hai | ye kya hai bhai | ye kaun hai | ye bot kya hai | naam kya hai | tera naam kya hai
    | tumhara naam kya hai | aapka naam kya hai | apka naam kya hai | bot ho | bot ho kya | kya tum bot ho | kya aap bot hai | robot ho | kya tum robot ho | insan ho
    | insan ho ya bot | kya tum insan ho | kisne banaya | tumko kisne banaya | aapko kisne banaya
heard-bye = अलविदा | फिर मिलेंगे | बाय | बाय बाय | टाटा | शुभ रात्रि | गुड नाइट | चलता हूँ | alvida | phir milenge | shubh ratri
    | फिर मिलते हैं | फिर मिलेंगे भाई | मिलते हैं | कल मिलते हैं | कल मिलेंगे | बाद में मिलते हैं | अच्छा चलता हूँ | अच्छा चलती हूँ | चलती हूँ | चलते हैं | अब चलता हूँ
    | जा रहा हूँ | जा रही हूँ | ख़ुदा हाफ़िज़ | अल्लाह हाफ़िज़ | गुडबाय | गुड बाय | बाय भाई | सी यू | टेक केयर | शुभ रात्रि जी | शब्बा ख़ैर | ध्यान रखना | अपना ख़याल रखना
    | आपका दिन शुभ हो | phir milte hain | fir milte hain | fir milenge | phir milte hai | kal milte hain | chalta hu | chalta hoon | chalti hu | ab chalta hu
    | bye bhai | tata | khuda hafiz | allah hafiz | good night bhai | shubh raatri | apna khayal rakhna
heard-no = नहीं | नही | ना | जी नहीं | नहीं धन्यवाद | नहीं शुक्रिया | नहीं चाहिए | अभी नहीं | रहने दो | रहने दीजिए | छोड़ो | मत करो | रुको | nahi | nahin | rehne do | abhi nahi
    | नहीं जी | नहीं भाई | नहीं नहीं | ना भाई | ना जी | नहीं रहने दो | नहीं थैंक्स | नो | नो थैंक्स | मत | मत बनाओ | मुझे नहीं चाहिए | अब नहीं चाहिए | अब नहीं
    | बाद में | बाद में करेंगे | बाद में देखेंगे | फिर कभी | कभी और | कोई ज़रूरत नहीं | ज़रूरत नहीं | ज़रूरत नहीं है | जाने दो | जाने दीजिए | छोड़ दो | छोड़िए
    | छोड़ यार | रहने दे | रुक जाओ | रुकिए | बस करो | बंद करो | बंद करें | कैंसल | कैंसल करो | रद्द करो | भूल जाओ | पसंद नहीं | पसंद नहीं आया | मुझे पसंद नहीं आया
    | अच्छा नहीं | अच्छा नहीं है | अच्छा नहीं लगा | बेकार | बकवास | गलत | गलत है | nahi ji | nahi bhai | nhi | nhi chahiye | nahi chahiye | nahi thanks | na bhai
    | na ji | nai | mat karo | mat banao | mujhe nahi chahiye | baad mein | baad me | baad me karenge | phir kabhi | zarurat nahi | jarurat nahi | zarurat nahi hai
    | koi zarurat nahi | jane do | chhodo | chodo | chhod do | chod do | rehne de | ruko | bas karo | band karo | cancel karo | bhul jao | pasand nahi aaya
    | accha nahi hai | acha nahi laga | bekar | galat
heard-ok = ठीक | ठीक है | अच्छा | अच्छा ठीक है | हाँ | हां | हाँ जी | जी | जी हाँ | हाँ ठीक है | ओके | सही | सही है | बिल्कुल | ज़रूर | समझ गया | समझ गई | समझा | चलो | चलेगा | करो | बना दो | कृपया | माफ़ करना | theek hai | thik hai | accha | acha | haan | ha | haan ji | ji | bilkul
    | ओके जी | ओके भाई | ओके ठीक है | ठीक है जी | ठीक है भाई | ठीक है धन्यवाद | ठीक ठीक | अच्छा जी | अच्छा अच्छा | अच्छा ऐसा | ऐसा | ऐसा क्या | हाँ भाई | हाँ हाँ
    | हाँ बिल्कुल | हाँ चाहिए | हाँ करो | हाँ बनाओ | हाँ प्लीज़ | हम्म | हूँ | हाँ जी ठीक है | हांजी | हाँजी | बिल्कुल सही | एकदम सही | एकदम | सही बात है | सही कहा
    | सहमत | मंज़ूर | मंज़ूर है | पक्का | जरूर | ज़रूर ज़रूर | क्यों नहीं | समझ गए | समझ आया | समझ आ गया | समझ में आया | समझ में आ गया | पता है | मालूम है | चलो ठीक है
    | चल ठीक है | चलेगा भाई | कर दो | कर दीजिए | कर दे | करिए | करें | बनाओ | बनाइए | बना दीजिए | बना दे | बनाएँ | बना दो भाई | यस | यप | या | प्लीज़ | प्लीज
    | कृपया करें | माफ़ कीजिए | माफ़ करें | माफ़ करो | सॉरी | क्षमा करें | कोई बात नहीं | कोई नहीं | कोई दिक्कत नहीं | इंतज़ार कर रहा हूँ | इंतज़ार कर रही हूँ
    | इंतज़ार है | रुका हूँ | वेट | theek | thik | theek hai bhai | thik hai bhai | tik hai | thik h | theek h | ok bhai | ok ji | okay bhai | ok theek hai | ok thik hai
    | acha ji | accha ji | acha theek hai | accha thik hai | acha thik hai | han | han ji | haanji | hanji | haa | haan bhai | haan theek hai | ji haan | ji han
    | bilkul sahi | ekdum | sahi | sahi hai | sahi h | sahi baat hai | pakka | zarur | jarur | zaroor | kyu nahi | samajh gaya | samajh gayi | samjha | samaj gaya
    | samajh aaya | chalo | chalo theek hai | chalo thik hai | chalega | kar do | kardo | karo | kr do | bana do | banao | bana do bhai | bna do | krdo | please bhai
    | maaf karna | maaf karo | koi baat nahi | koi nahi | intezar kar raha hu | wait kar raha hu
heard-names = बॉट | भाई | bhai | जी
    | यार | सर | सर जी | भैया | भाई साहब | बॉट जी | yaar | bhaiya | bhai sahab | ji | bro | sir | sir ji
## The card of a task

button-unmute = 🔔 इसे यहाँ भेज ही दें
button-photo = 🖼 दूसरी फ़ोटो
button-words = ✏️ दूसरे शब्द
photo-how = <b>ऊपर के संदेश का जवाब</b> दूसरी फ़ोटो से दें। आपके शब्द वही रहेंगे, और ऑर्डर से पहले मैं पूछूँगा।
cancel-muted = इसका पैसा लग चुका है, इसलिए यह फिर भी बनेगा। मैं इसे यहाँ नहीं भेजूँगा।
cancel-late = रद्द करने में देर हो गई: यह वीडियो सेवा के पास पहुँच चुका है।
unmuted = ठीक है, मैं इसे यहाँ भेजूँगा।
status-estimate = { $bar } लगभग { $percent }% (अनुमान) · अब तक { $elapsed }, आम तौर पर { $usual }
status-same = { $same } से कोई बदलाव नहीं।
status-left = { $same } से कोई बदलाव नहीं। आम समय के हिसाब से लगभग { $left } और।
status-heard = वीडियो सेवा का पिछला जवाब { $ago } पहले आया।
check-asked = मैंने वीडियो सेवा से अभी-अभी पूछा है।
check-percent = उसका पिछला जवाब, { $ago } पहले: { $percent }%।
check-no-percent = उसका पिछला जवाब, { $ago } पहले: अभी बन रहा है।
failed-people = वीडियो सेवा यहाँ असली लोगों या चेहरों की अनुमति नहीं देती।
failed-copyright = वीडियो सेवा के हिसाब से यह कॉपीराइट वाली किसी चीज़ से बहुत मिलता-जुलता है।
failed-policy = यह वीडियो सेवा के कंटेंट नियमों के ख़िलाफ़ है।
failed-length = आपके शब्द वीडियो सेवा के लिए बहुत लंबे हैं।
failed-picture = वीडियो सेवा इस तस्वीर का इस्तेमाल नहीं कर सकती।
failed-timeout = वीडियो सेवा को बहुत ज़्यादा समय लग गया।
failed-options = वीडियो सेवा एक सेटिंग नहीं मानती।
failed-lost = वीडियो सेवा से यह वीडियो खो गया।
failed-internal = वीडियो सेवा में कुछ गड़बड़ हो गई।
failed-other = वीडियो सेवा यह वीडियो नहीं बना सकी।

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
understood = { $model } · { $orientation } · { $size } · { $seconds }
understood-images = { $understood } · { $images }
understood-forced = { $understood } · वॉटरमार्क बिल्कुल नहीं
name-model = मॉडल
name-orientation = दिशा
name-size = आकार
name-duration = अवधि
name-watermark = वॉटरमार्क
from-chat = इस चैट की सेटिंग से: { $names }।
from-bot = बॉट की सेटिंग से: { $names }।
quoted = <blockquote>{ $prompt }</blockquote>

## किसी काम की स्थिति का संदेश

status-queued = ⏳ आपका अनुरोध भेजे जाने की प्रतीक्षा में है।
status-submitting = ⏳ आपका अनुरोध वीडियो सेवा को भेजा जा रहा है…
status-retry-unreachable = ⏳ वीडियो सेवा से अभी संपर्क नहीं हो पा रहा। मैं कोशिश जारी रखूँगा; कोई पैसा नहीं कटा है।
status-retry-busy = ⏳ वीडियो सेवा अभी व्यस्त है। मैं कोशिश जारी रखूँगा; कोई पैसा नहीं कटा है।
status-running = 🎬 आपका वीडियो बन रहा है।
    टास्क <code>{ $id }</code>
status-refused = ❌ { $reason }
    कोई पैसा नहीं कटा।
status-unknown = ⚠️ { $reason }
    पैसा कटा भी हो सकता है और नहीं भी: मैं यह पता नहीं कर सकता, इसलिए मैंने इसे दोबारा नहीं भेजा।
status-unknown-again = ⚠️ { $reason }
    आपने इसे दोबारा भेजने को कहा था। अगर पहला वाला बाद में मिल गया, तो यहीं बताऊँगा।
status-unknown-forgotten = ⚠️ { $reason }
    अलग रख दिया गया। अगर बाद में मिल गया, तो यहीं बताऊँगा।
status-cancelled = वापस ले लिया गया। कुछ नहीं भेजा गया, कोई पैसा नहीं कटा।

reason-words = “{ $reason }”
reason-said = वीडियो सेवा ने मना कर दिया: “{ $reason }”
reason-refused = वीडियो सेवा ने कारण बताए बिना मना कर दिया।
reason-key = वीडियो सेवा ने इस बॉट की कुंजी नहीं मानी। मालिक को बता दिया गया है।
reason-quota = वीडियो सेवा में इस बॉट के खाते का बैलेंस ख़त्म हो गया है। मालिक को बता दिया गया है।
reason-model = वीडियो सेवा के पास अभी { $model } नहीं है। दूसरे मॉडल: { $others }।
reason-model-only = वीडियो सेवा के पास अभी { $model } नहीं है।
reason-unreachable = वीडियो सेवा से संपर्क नहीं हो सका।
reason-moved = इस बीच बॉट दूसरी वीडियो सेवा पर चला गया है। कृपया फिर से अनुरोध करें।
reason-busy = वीडियो सेवा बहुत व्यस्त है।
reason-photos = यह बॉट अब फ़ोटो आगे नहीं भेज सकता।
reason-timeout = अनुरोध भेज दिया गया, पर वीडियो सेवा ने समय पर जवाब नहीं दिया।
reason-broken = अनुरोध भेजते समय कनेक्शन टूट गया।
reason-unclear = वीडियो सेवा ने ऐसी त्रुटि लौटाई जिससे पता नहीं चलता कि उसने अनुरोध लिया या नहीं।
reason-interrupted = अनुरोध भेजते समय बॉट रुक गया।

button-create = 🎬 बनाएँ
button-cancel = रद्द करें
button-again-paid = फिर भेजें (पैसा दो बार कट सकता है)
button-again = फिर कोशिश करें
button-forget = रहने दें
button-copy = टास्क आईडी कॉपी करें

## प्रस्ताव

offer = क्या मैं इससे वीडियो बनाऊँ?
    { $understood }
offer-photos = { $count ->
    [1] फ़ोटो मिल गई। वीडियो में क्या होना चाहिए? अपने शब्दों में <b>इस संदेश का जवाब दें</b>।
   *[other] { $count } फ़ोटो मिलीं। वीडियो में क्या होना चाहिए? सभी फ़ोटो के लिए <b>इस संदेश का जवाब दें</b>, या किसी एक फ़ोटो का जवाब दें ताकि सिर्फ़ वही ली जाए।
}

## लिखे हुए के जवाब

prompt-missing = बताइए कि वीडियो में क्या दिखना चाहिए, जैसे:
    <code>/video चाँद पर एक बिल्ली</code>
    आप फ़ोटो के कैप्शन में लिखकर भी भेज सकते हैं।
photos-off = यह बॉट अभी फ़ोटो का उपयोग नहीं कर सकता: पहले मालिक को इसे सेट करना होगा। सिर्फ़ शब्दों से काम चलता है: <code>/video चाँद पर एक बिल्ली</code>। टेक्स्ट में तस्वीर का लिंक भी चलता है।
photo-too-big = यह फ़ाइल { $limit } MB से बड़ी है, इससे बड़ी मैं आगे नहीं भेज सकता। इसे फ़ाइल की जगह फ़ोटो के रूप में भेजें, या छोटा करें। कोई पैसा नहीं कटा।
attachment-unusable = मैं शब्दों और तस्वीरों (JPEG, PNG, WebP) से वीडियो बनाता हूँ, इससे नहीं। तस्वीर को फ़ोटो के रूप में भेजें और कैप्शन में लिखें कि क्या होना चाहिए।
album-late = यह फ़ोटो अपने एल्बम के लिए देर से आई: बाक़ी इसके बिना आगे बढ़ गईं।
unknown-command = मैं यह कमांड नहीं जानता। मैं क्या कर सकता हूँ: /help
button-stale = यह बटन अब काम का नहीं है।
button-not-yours = इसे सिर्फ़ अनुरोध करने वाला या कोई एडमिन दबा सकता है।

## पहुँच

access-asked = मैंने बॉट के मालिक से पूछा है कि क्या मैं यहाँ काम कर सकता हूँ। जवाब मिलते ही लिखूँगा।
access-waiting = बॉट के मालिक ने अभी नहीं बताया कि क्या मैं यहाँ काम कर सकता हूँ।
access-blocked = बॉट का मालिक नहीं चाहता कि मैं यहाँ काम करूँ।
access-unclaimed = यह बॉट अभी तैयार नहीं है: मालिक को बॉट के लॉग में दिया लिंक खोलना होगा, या अगर वह पहले से एडमिन है तो बॉट को एक बार लिखना होगा।
access-question-private = <b>{ $name }</b> (यूज़र <code>{ $user }</code>) बॉट का उपयोग करना चाहते हैं। उनके हर ऑर्डर का पैसा आपसे कटेगा।
access-question-group = ग्रुप <b>{ $title }</b> (<code>{ $chat }</code>) बॉट का उपयोग करना चाहता है; पूछने वाले: { $name } (यूज़र <code>{ $user }</code>)। वहाँ के हर ऑर्डर का पैसा आपसे कटेगा।
access-approve = ✅ मंज़ूर
access-block = 🚫 ब्लॉक
access-approved = ✅ मंज़ूरी मिल गई। अपना अनुरोध फिर से भेजें: <code>/video चाँद पर एक बिल्ली</code>, या कैप्शन वाली फ़ोटो।
access-decided-approved = ✅ मंज़ूर: <code>{ $chat }</code>
access-decided-blocked = 🚫 ब्लॉक: <code>{ $chat }</code>
access-admins-only = यह सिर्फ़ बॉट का एडमिन तय कर सकता है।
claimed = अब आप इस बॉट के एडमिन हैं। इसे इस्तेमाल करना चाहने वाली चैट आपसे यहीं पूछेंगी।
claim-refused = यह लिंक इस्तेमाल हो चुका है या पुराना हो गया है।

## मदद

command-video = वीडियो बनाएँ: /video चाँद पर एक बिल्ली
command-defaults = इस चैट का मॉडल, आकार, अवधि…
command-help = मैं क्या कर सकता हूँ
help = <b>मैं शब्दों और फ़ोटो से वीडियो बनाता हूँ।</b>
    • <code>/video चाँद पर एक बिल्ली</code>
    • एक या कई फ़ोटो, जिनके कैप्शन में लिखा हो कि क्या होना चाहिए
    • किसी फ़ोटो का जवाब <code>/video</code> और अपने शब्दों से दें
    • टेक्स्ट में तस्वीर का लिंक भी फ़ोटो की तरह काम करता है

    <b>सिर्फ़ एक वीडियो के लिए</b>, टेक्स्ट में कहीं भी: { $options }
    <b>इस चैट के लिए</b>: /defaults दिखाता और बदलता है कि आपके कुछ न कहने पर क्या लागू हो।

    मॉडल: { $models }
help-group = ग्रुप में <code>/video@{ $username }</code> और अपने शब्द लिखें, किसी फ़ोटो के जवाब में भी। जहाँ मैं सारे संदेश पढ़ सकता हूँ, जैसे एडमिन होने पर, वहाँ फ़ोटो के कैप्शन में @{ $username } भी चलता है।

## डिफ़ॉल्ट सेटिंग

defaults-title = <b>आपके कुछ न कहने पर यहाँ यह लागू होता है</b>
defaults-line = { $name }: <b>{ $value }</b> ({ $source })
source-bot = बॉट का
source-chat = इस चैट का
defaults-how = बदलने के लिए: <code>/defaults orientation=landscape duration=10</code>
    बॉट की सेटिंग पर लौटने के लिए: <code>/defaults reset</code>
defaults-saved = सहेज लिया।
defaults-reset = फिर से बॉट की सेटिंग लागू है।
defaults-admins-only = इस ग्रुप की सेटिंग सिर्फ़ इसके एडमिन बदल सकते हैं।
watermark-true = हो सके तो नहीं
watermark-false = बिल्कुल नहीं (काम अटक सकता है)

## मालिक के लिए

owner-key = वीडियो API ने कुंजी नहीं मानी (HTTP { $status }): VIDEO_API_KEY जाँचें।
owner-quota = वीडियो API कहता है कि खाते में बैलेंस नहीं बचा: उसे रिचार्ज करें। उसके शब्द: “{ $reason }”
owner-photos-off = किसी ने फ़ोटो भेजी, पर फ़ोटो लिंक बंद हैं: PUBLIC_URL में वह https पता लिखें जिस पर यह बॉट मिलता है।
owner-update-failed = एक अपडेट (id { $update }, चैट { $chat }) तीन बार { $error } से विफल हुआ और अलग रख दिया गया; ब्योरा लॉग में है।

## विकल्प और मॉडल

option-unknown =
    <code>{ $value }</code> नाम का कोई विकल्प नहीं है। विकल्प ये हैं:
    <pre>{ $options }</pre>
    अगर यह विवरण का हिस्सा है, तो विवरण से पहले <code>--</code> लिखें: उसके बाद सब कुछ ज्यों का त्यों लिया जाता है।
option-value = <code>{ $option }</code> में <code>{ $value }</code> नहीं चलता। इनमें से चुनें: <b>{ $allowed }</b>।
option-needs-value = <code>{ $option }</code> के बाद एक मान चाहिए: <b>{ $allowed }</b>।
option-twice = <code>{ $option }</code> दो बार दिया गया है: <code>{ $first }</code> और <code>{ $second }</code>। इनमें से एक रखकर फिर भेजें।
bare-duration =
    वीडियो <code>{ $value }</code> लंबा नहीं हो सकता। अवधि सेकंड में: <b>{ $allowed }</b>।
    अगर यह विवरण का हिस्सा है, तो विवरण से पहले <code>--</code> लिखें: उसके बाद सब कुछ ज्यों का त्यों लिया जाता है।
model-unknown = <code>{ $value }</code> नाम का कोई मॉडल नहीं है। इनमें से चुनें: <b>{ $allowed }</b>।
model-paused = <b>{ $model }</b> अभी बंद है: { $reason }। आप दूसरा मॉडल ले सकते हैं: <b>{ $allowed }</b>।
models-all-paused = <b>{ $model }</b> अभी बंद है: { $reason }। फ़िलहाल कोई दूसरा मॉडल नहीं है। कृपया बाद में कोशिश करें।
option-not-offered = <b>{ $model }</b> के <code>{ $option }</code> में <code>{ $value }</code> नहीं है। इसमें हैं: <b>{ $allowed }</b>।
default-not-offered =
    <b>{ $model }</b> के <code>{ $option }</code> में <code>{ $value }</code> नहीं है, जो इस चैट की सेटिंग है। इसमें हैं: <b>{ $allowed }</b>।
    अपने अनुरोध में <code>--{ $option }</code> के साथ इनमें से एक लिखें, या सेटिंग बदलें: <code>/defaults { $option }=…</code>
default-model-unknown =
    इस चैट का मॉडल <code>{ $value }</code> अब नहीं रहा। ये हैं: <b>{ $allowed }</b>।
    अपने अनुरोध में <code>--model</code> के साथ इनमें से एक लिखें, या सेटिंग बदलें: <code>/defaults model=…</code>
default-model-paused =
    इस चैट का मॉडल <b>{ $model }</b> अभी बंद है: { $reason }। ये चल रहे हैं: <b>{ $allowed }</b>।
    अपने अनुरोध में <code>--model</code> के साथ इनमें से एक लिखें, या सेटिंग बदलें: <code>/defaults model=…</code>
images-too-many = <b>{ $model }</b> में ज़्यादा से ज़्यादा { $allowed } तस्वीरें चलती हैं, और यहाँ { $count } हैं। कम करके फिर भेजें।
images-not-taken = <b>{ $model }</b> तस्वीरें नहीं लेता। बिना तस्वीर के भेजें, या <code>--model</code> से दूसरा मॉडल चुनें।

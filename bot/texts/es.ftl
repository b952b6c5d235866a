### Todo lo que el bot dice a las personas, en español. Las claves son las de en.ftl; lo que falte se dice en inglés.

## Lo que se ha entendido

seconds = { $count } s
images = { $count ->
    [one] { $count } imagen
    [many] { $count } de imágenes
   *[other] { $count } imágenes
}
orientation-portrait = vertical
orientation-landscape = horizontal
size-small = pequeño
size-large = grande
switch-true = sí
switch-false = no
understood-images = { $understood } · { $images }
understood-price = { $understood } · { $price }
understood-named = { $understood } · { $name }: { $value }
name-model = modelo
name-orientation = orientación
name-size = tamaño
name-duration = duración
name-watermark = marca de agua
separator = { ", " }
from-chat = Valores de este chat: { $names }.
from-model = Valores de este chat que { $model } no tiene: { $names }. Usa los suyos.
quoted = <blockquote>{ $prompt }</blockquote>

## El mensaje de estado de un encargo

status-queued = ⏳ Tu petición espera a ser enviada.
status-submitting = ⏳ Enviando tu petición al servicio de vídeo…
status-retry-unreachable = ⏳ Ahora mismo no se llega al servicio de vídeo. Sigo intentándolo; no se ha cobrado nada.
status-retry-busy = ⏳ El servicio de vídeo está saturado ahora mismo. Sigo intentándolo; no se ha cobrado nada.
status-retry-photo-store = ⏳ Ahora mismo no puedo pasar tu foto. Sigo intentándolo; no se ha cobrado nada.
status-running = 🎬 Tu vídeo se está creando.
    Tarea <code>{ $id }</code>
status-late = Está tardando más de lo normal, pero que yo sepa no pasa nada malo.
status-unresolved = ⏱ Sigue sin haber resultado después de un tiempo inusualmente largo. Que yo sepa no ha fallado: sigo preguntando y te lo diré aquí.
    Tarea <code>{ $id }</code>
status-progress = { $bar } { $percent } % · { $elapsed } hasta ahora, lo normal es { $usual }
status-usual = Suele tardar { $usual }, más o menos.
minutes = { $count } min
status-ready = 📦 Tu vídeo está listo. Te lo envío…
    Tarea <code>{ $id }</code>
status-delivered = ✅ Listo.
    Tarea <code>{ $id }</code>
status-failed = ❌ { $why }
    Tarea <code>{ $id }</code>
status-failed-money = El servicio de vídeo decide sobre los reembolsos.
status-failed-images = Llevaba { $images }: prueba con otra, o sin ninguna.
status-expired = ⌛ No ha habido resultado en mucho tiempo, así que he dejado de preguntar. Puede que se haya cobrado.
    Tarea <code>{ $id }</code>
status-undelivered = ⚠️ Tu vídeo está listo, pero { $reason }
    Recibir el vídeo otra vez es gratis.
    Tarea <code>{ $id }</code>
status-muted = 🔇 Silenciado. Ya está pagado, así que se hará igualmente: <code>/show { $short }</code> te lo envía.
    Tarea <code>{ $id }</code>
status-place = Tu puesto en la cola: { $place }.
undelivered-send-unclear = puede que no haya llegado: la conexión se cortó mientras lo enviaba. Mira si está aquí, por favor.
undelivered-send-interrupted = puede que no haya llegado: algo me interrumpió mientras lo enviaba. Mira si está aquí, por favor.
undelivered-chat-unreachable = no he podido escribir aquí.
undelivered-send-refused = Telegram no lo ha aceptado.
undelivered-link-refused = su enlace de descarga no es seguro.
undelivered-not-a-video = el archivo no era un vídeo.
undelivered-endless = el archivo es demasiado grande.
undelivered-link-dead = su enlace de descarga no funciona.
undelivered-needs-key = no he podido enviarlo aquí, y su enlace solo funciona para este bot.
undelivered-went-wrong = algo ha fallado por mi parte.
result-link = 🎬 { $reason } Puedes <a href="{ $url }">verlo o guardarlo aquí</a>. Hazlo pronto: el enlace caduca.
link-too-large = Tu vídeo es demasiado grande para enviarlo por Telegram.
link-not-taken = Telegram no ha aceptado tu vídeo.
link-not-secure = Tu vídeo solo tiene un enlace sin cifrar (http), y de esos no descargo nada.
link-not-downloaded = No he podido descargar tu vídeo.
result-caption = { $quote }
    { $understood }
status-refused = ❌ { $reason }
    No se ha cobrado nada.
    Tarea <code>{ $id }</code>
refused-elsewhere = ❌ No tengo permiso para escribir en «{ $title }», así que no he pedido tu vídeo. No se ha cobrado nada.
    Pide a un administrador que me deje enviar mensajes allí (o que reabra el tema) y vuelve a enviar tu petición.
refused-somewhere = ❌ No tengo permiso para escribir en el grupo donde pediste un vídeo, así que no lo he pedido. No se ha cobrado nada.
    Pide a un administrador que me deje enviar mensajes allí (o que reabra el tema) y vuelve a enviar tu petición.
status-unknown = ⚠️ { $reason }
    No puedo saber si se ha cobrado, así que no lo he enviado otra vez.
    Tarea <code>{ $id }</code>
status-unknown-again = ⚠️ { $reason }
    Pediste enviarlo otra vez. Si el primero aparece después de todo, te lo diré aquí.
    Tarea <code>{ $id }</code>
status-unknown-forgotten = ⚠️ { $reason }
    Descartado. Si aparece después de todo, te lo diré aquí.
    Tarea <code>{ $id }</code>
status-cancelled = Cancelado. No se ha cobrado nada.

reason-words = «{ $reason }»
owner-told = { $reason } Ya se ha avisado al dueño del bot.
owner-untold = { $reason } Solo el dueño del bot puede arreglarlo.
reason-said = El servicio de vídeo ha rechazado la petición: «{ $reason }»
reason-refused = El servicio de vídeo ha rechazado la petición sin dar un motivo.
reason-key = El servicio de vídeo no ha aceptado la clave de este bot.
reason-quota = La cuenta de este bot en el servicio de vídeo se ha quedado sin saldo.
reason-model = El servicio de vídeo no tiene { $model } en este momento.
reason-no-access = El servicio de vídeo no deja que este bot use { $model }.
reason-paused = { $model } está en pausa: { $reason }.
reason-removed = Este bot ya no ofrece { $model }.
reason-unreachable = No se ha podido llegar al servicio de vídeo.
reason-moved = El bot ha pasado desde entonces a otro servicio de vídeo. Vuelve a pedirlo, por favor.
reason-busy = El servicio de vídeo está demasiado saturado.
reason-photos = Este bot ya no puede pasar fotos.
reason-photo-store = No se ha podido pasar tu foto al servicio de vídeo.
reason-photo-gone = Ya no puedo obtener tu foto de Telegram. Envíala otra vez, por favor.
reason-picture-link = No he podido cargar esta imagen: { $reason }
    Envía la propia imagen o un enlace que abra directamente una imagen.
reason-photo-too-big = Tu foto pasa de { $limit } MB, lo máximo que puedo enviar. Mándala como foto y no como archivo, o hazla más pequeña.
reason-may-not-write = Aquí no tengo permiso para escribir, así que no he pedido el vídeo. Un administrador puede darme permiso.
reason-telegram = No he podido conectar con Telegram, así que no he pedido el vídeo.
reason-went-wrong = Algo ha fallado por mi parte, así que no lo he enviado.
reason-timeout = La petición salió, pero el servicio de vídeo no respondió a tiempo.
reason-broken = La conexión se cortó mientras se enviaba la petición.
reason-unclear = La respuesta del servicio de vídeo no dice si aceptó la petición.
reason-address = El servicio de vídeo no está en la dirección que usa este bot.
reason-page = La respuesta del servicio de vídeo no dice si aceptó la petición: es una página web.
reason-certificate = No se ha podido establecer una conexión segura con el servicio de vídeo, así que no se ha enviado nada.
reason-format = El servicio de vídeo no acepta las peticiones en la forma en que las envía este bot.
reason-request = El servicio de vídeo no acepta uno de los ajustes que ha enviado este bot.
reason-interrupted = El bot se interrumpió mientras se enviaba la petición.
reason-absent = El servicio de vídeo no tiene esta petición: nunca llegó.

button-create = 🎬 Crear
button-create-for = 🎬 Crear por { $price }
button-cancel = Cancelar
button-as-picture = Usar como imagen
button-as-words = Dejar en el texto
button-again-paid = Reenviar (posible doble cobro)
button-again = Reintentar
button-forget = Descartar
button-redo = 🔁 Otra vez
button-retry = 🔁 Reintentar
button-change = ✏️ Cambiar
button-details = ℹ️ Detalles
button-deliver = 📦 Recibir el vídeo
button-check = 🔄 Comprobar
button-model = Probar { $model }
button-later = ⏳ { $model } más tarde
button-with = 🎬 { $model }
button-use = Usar { $model } aquí
button-copy = Copiar el id de la tarea
button-newer = ← Más nuevos
button-older = Más antiguos →
button-previous = ← Atrás
button-next = Más →
button-ordered = Pedido.

## Los encargos de un chat

tasks-none = Aquí aún no hay vídeos. Prueba con <code>/video{ $at } un gato en la Luna</code>
tasks-title = <b>Tus vídeos</b> ({ $count })
tasks-title-group = <b>Vídeos de este grupo</b> ({ $count })
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
task-not-found = No hay ninguna tarea así en este chat. /tasks las muestra.
task-moved-on = Ha cambiado entretanto: /status muestra cómo va.
details-id = { $state } Tarea <code>{ $short }</code>
details-provider-id = En el servicio de vídeo: <code>{ $id }</code>
details-took = Tardó { $span }.
details-enhanced = El servicio de vídeo reescribió tu texto:
show-coming = Está en camino.
show-not-yet = Aún no está listo. /status muestra cómo va.
show-nothing = No hay ningún vídeo de esta tarea.
show-only-link = Se envió a este chat como enlace; Telegram no tiene el vídeo.
show-failed = Telegram no me lo acepta ahora mismo. Inténtalo más tarde.
show-unclear = Puede que no haya llegado: la conexión se cortó. Si no está aquí, envía otra vez /show; es gratis.
check-asking = Estoy preguntando al servicio de vídeo.
check-done = Ya está listo: /show envía el vídeo otra vez.
check-nothing = Ahora mismo no hay nada que preguntar al servicio de vídeo sobre esto.
cancel-free = Cancelado. No se ha cobrado nada.
cancel-sending = Se está enviando ahora mismo y no se puede parar. Si el servicio lo acepta, queda pagado. No lo publicaré aquí; /show envía el vídeo cuando esté listo. No esperes mucho: el servicio guarda los vídeos un tiempo limitado.
cancel-paid = Ya está pedido y no se puede reembolsar. No lo publicaré aquí; /show envía el vídeo cuando esté listo. No esperes mucho: el servicio guarda los vídeos un tiempo limitado.
cancel-unknown = No escribiré más sobre esto. No puedo saber si se ha cobrado.
cancel-nothing = Ya es tarde para cancelar: ya ha terminado.
forgotten = { $count ->
    [0] No había nada tuyo que borrar.
    [one] Borrado: { $count } tarea, con sus palabras e imágenes.
    [many] Borrado: { $count } de tareas, con sus palabras e imágenes.
   *[other] Borrado: { $count } tareas, con sus palabras e imágenes.
}
forgotten-defaults = Borrado: los valores predeterminados de este chat.
forgotten-left = { $count ->
    [one] { $count } tarea está en marcha y pagada, o puede que lo esté, así que la he conservado. Si la borras también, su vídeo se pierde.
    [many] { $count } de tareas están en marcha y pagadas, o puede que lo estén, así que las he conservado. Si las borras también, sus vídeos se pierden.
   *[other] { $count } tareas están en marcha y pagadas, o puede que lo estén, así que las he conservado. Si las borras también, sus vídeos se pierden.
}
button-erase = { $count ->
    [one] Borrarla también
    [many] Borrarlas también
   *[other] Borrarlas también
}

## Propuestas

offer = ¿Hago un vídeo con esto?
    { $understood }
offer-links = { $count ->
    [one] ¿El enlace a <b>{ $hosts }</b> es una imagen para el vídeo?
    [many] ¿Los enlaces a <b>{ $hosts }</b> son imágenes para el vídeo?
   *[other] ¿Los enlaces a <b>{ $hosts }</b> son imágenes para el vídeo?
}
    { $understood }
doubt-forwarded = Es un mensaje reenviado, por eso pregunto antes.
doubt-cut = Telegram dividió este texto en varios mensajes, por eso pregunto antes.
doubt-captions = Este álbum tiene varios pies de foto, por eso pregunto antes.
doubt-story = No puedo ver la historia a la que respondiste, solo tus palabras.
doubt-paid = No puedo usar el contenido de pago al que respondiste, solo tus palabras.
doubt-price = Cuesta dinero, por eso pregunto antes.
doubt-price-unknown = No sé cuánto cuesta, por eso pregunto antes.
doubt-reply = No puedo usar el mensaje al que respondiste, solo tus palabras.
offer-models = O pídelo con otro modelo:
pictures-frames = Imágenes: la primera es el fotograma inicial; la segunda, el final.
pictures-things = Imágenes: cosas que salen en el vídeo.
offer-photos = { $count ->
    [one] Tengo la foto. ¿Qué debe pasar en el vídeo? <b>Responde a este mensaje</b> con tus palabras.
    [many] Tengo { $count } de fotos. ¿Qué debe pasar en el vídeo? <b>Responde a este mensaje</b> para usarlas todas, o responde a una foto para usar solo esa.
   *[other] Tengo { $count } fotos. ¿Qué debe pasar en el vídeo? <b>Responde a este mensaje</b> para usarlas todas, o responde a una foto para usar solo esa.
}

## Respuestas a lo escrito

prompt-missing = Dime qué debe mostrar el vídeo, por ejemplo:
    <code>/video un gato en la Luna</code>
    También puedes enviar una foto con las palabras como pie de foto.
prompt-secret = No puedo usar este texto: una parte parece una contraseña o una clave de acceso. Quítala y envíalo otra vez. No se ha cobrado nada.
photos-off = Este bot aún no puede usar fotos: su dueño tiene que configurarlo antes. Con palabras sí funciona. También vale un enlace a una imagen en el texto.
photo-too-big = Este archivo pasa de { $limit } MB, lo máximo que puedo enviar. Mándalo como foto y no como archivo, o hazlo más pequeño. No se ha cobrado nada.
attachment-unusable = Hago vídeos con palabras e imágenes (JPEG, PNG, WebP), y con esto no puedo. Envía una imagen como foto, con un pie de foto que diga qué debe pasar.
album-late = Esta foto llegó tarde a su álbum: las demás siguen adelante sin ella.
unknown-command = No conozco ese comando. Con /help verás lo que sé hacer.
unknown-command-near = No conozco <code>{ $command }</code>. ¿Querías decir esto?
    <code>{ $meant }</code>
unknown-command-photo = No conozco <code>{ $command }</code>. Si querías decir esto, envíalo como respuesta a la foto:
    <code>{ $meant }</code>
button-stale = Este botón ya no sirve.
went-wrong = Algo ha fallado por mi parte y no se ha hecho lo que decía tu mensaje.
button-not-yours = Solo puede pulsarlo quien lo pidió o un administrador.

## Acceso

access-asked = He pedido la aprobación al dueño del bot. Te escribo aquí cuando responda.
access-waiting = El dueño del bot aún no ha respondido. Te escribo aquí cuando lo haga.
access-blocked = El dueño del bot no ha aprobado este chat.
access-unclaimed = Este bot aún no está listo. Inténtalo más tarde.
access-question-private = <b>{ $name }</b> (usuario <code>{ $user }</code>) quiere usar el bot. Todo lo que pida se te cobrará a ti.
access-question-group = El grupo <b>{ $title }</b> (<code>{ $chat }</code>) quiere usar el bot; lo pide { $name } (usuario <code>{ $user }</code>). Todo lo que se pida allí se te cobrará a ti.
access-approve = ✅ Aprobar
access-block = 🚫 Bloquear
access-approved = ✅ Aprobado. Envía tu petición otra vez: <code>/video{ $at } un gato en la Luna</code>, o una foto con pie de foto.
access-decided-approved = ✅ Aprobado: { $name } (<code>{ $chat }</code>)
access-decided-blocked = 🚫 Bloqueado: { $name } (<code>{ $chat }</code>)
access-approved-kept = ✅ Aprobado. Esto es lo que pediste; pulsa <b>Crear</b> si aún lo quieres.
access-decided-new = 🗑 Quitado: { $name } (<code>{ $chat }</code>). Para usar el bot tendrá que pedirlo otra vez.
access-decided-topic = ✅ Aprobado solo para el tema { $topic }: { $name } (<code>{ $chat }</code>)
access-approve-topic = ✅ Solo este tema
access-remove = 🗑 Quitar
access-question-topic = Lo pide en el tema { $topic }.
access-unclear = Ahora no puedo comprobar si puedes usar este bot. Inténtalo de nuevo en un minuto.
access-is-admin = Es un administrador del bot y siempre puede usarlo. Quítalo antes con <code>/admins remove</code>.
access-title = <b>Quién puede usar el bot</b>
    ⏳ En espera: { $asked } · ✅ Aprobados: { $approved } · 🚫 Bloqueados: { $blocked } · ▫️ Sin decidir: { $new }
access-mode-open = <code>ACCESS=open</code>: todos pueden usar el bot, salvo quienes bloquees.
access-mode-members = <code>ACCESS=members</code>: los miembros de un grupo aprobado también pueden usarlo en privado.
access-admin = Administra el bot y siempre puede usarlo
access-topics = Solo en los temas { $topics }
access-spent = Este mes: { $sums }
access-spent-unpriced = precio desconocido: { $number }
access-how = A mano: <code>/allow ID</code>, <code>/block ID</code>, <code>/remove ID</code>. En un grupo funcionan sin id; <code>/allow topic</code> aprueba un solo tema.
access-id-missing = Añade el id de un chat o usuario: <code>/{ $command } 12345</code>. /access los muestra.
admins-title = <b>Administradores del bot</b>
admins-in-settings = { $name }, en ADMIN_IDS
admins-how = Para cambiarlos: <code>/admins add 12345</code>, <code>/admins remove 12345</code>, con el id de un usuario.
admins-added = { $name } (<code>{ $user }</code>) ya es administrador. Tiene que escribirme una vez para que yo pueda escribirle.
admins-gone = { $name } (<code>{ $user }</code>) ya no es administrador.
admins-already = Ya es administrador.
admins-unknown = No es administrador.
admins-last = Es el único administrador. Añade antes a otro.
admins-configured = Está en ADMIN_IDS. Cambia ese ajuste y reinicia el bot.
admins-no-user = Este id no es de una sola persona.
admins-in-private = Envíame esto en nuestro chat privado.
claimed = Ahora administras este bot. Los chats que quieran usarlo te lo preguntarán aquí.
claimed-next = Escribe ahora qué debe mostrar un vídeo, por ejemplo <i>un gato en la Luna</i>. Con /help ves qué más se puede hacer.
claimed-photos = Las fotos aún no funcionan: configura PHOTO_LINKS, o pon en PUBLIC_URL una dirección https que lleve a este bot.
claim-refused = Este enlace ya se ha usado o ha caducado.

## Ayuda

command-video = crear un vídeo: /video un gato en la Luna
command-models = los modelos, con sus opciones y precios
command-settings = modelo, tamaño, duración… de este chat
command-status = cómo va un vídeo
command-tasks = tus vídeos
command-usage = lo que has usado y lo que queda
command-show = reenviar un vídeo
command-retry = pedir lo mismo otra vez
command-cancel = cancelar un vídeo
command-check = preguntar ya al servicio de vídeo
command-forget = borrar lo que sé de este chat
command-privacy = qué guardo y cómo borrarlo
command-help = lo que sé hacer
help-words = • <code>/video{ $at } un gato en la Luna</code>
help-photos = • una foto, o varias, con un pie de foto que diga qué debe pasar
    • responde a una foto con <code>/video{ $at }</code> y tus palabras
help-options = <b>Para un solo vídeo</b>, en cualquier parte del texto: { $options }
help-chat = <b>Para este chat</b>: /settings muestra y cambia los valores predeterminados.
help = <b>Después</b>, sin más o en respuesta a un vídeo:
    /status – { command-status }
    /show – { command-show }
    /retry – { command-retry }
    /cancel – { command-cancel }
    /check – { command-check }

    /tasks – { command-tasks }
    /usage – { command-usage }
    <code>/forget</code> – { command-forget }
    /privacy – { command-privacy }
help-models = Modelos (/models muestra qué sabe hacer cada uno): { $models }
help-group = Donde puedo leer todos los mensajes, por ejemplo como administrador, también vale @{ $username } en el pie de una foto.

## Modelos

models-title = <b>Modelos</b> ({ $count })
models-none = Ahora mismo no hay modelos para elegir. Inténtalo más tarde.
models-how = Para un solo vídeo, añade a tu petición la línea <code>--model</code> del modelo. Para este chat, pulsa un botón.
models-chosen = { $title } · el modelo de este chat
models-paused = ⏸ En pausa: { $reason }
models-price = Precio: { $price }
models-price-unknown = Precio: desconocido
models-images-none = Imágenes: no acepta
models-images-up-to = Imágenes: hasta { $most }
models-images-exactly = Imágenes: exactamente { $most }
models-images-between = Imágenes: de { $least } a { $most }
models-role = { $images } ({ $role })
role-frames = primer y último fotograma
role-things = cosas que salen en el vídeo
models-used = Este chat usa ahora { $model }.

## Valores predeterminados

defaults-title = <b>Valores predeterminados de este chat</b>
defaults-line = { $name }: <b>{ $value }</b> ({ $source })
source-bot = del bot
source-chat = de este chat
source-model = del modelo
defaults-how = Para cambiarlo: <code>/settings { $example }</code>
    Para volver a los valores del bot: <code>/settings reset</code>
defaults-price = Un vídeo con esto cuesta <b>{ $price }</b>.
defaults-price-unknown = No se conoce el precio de un vídeo con esto.
confirm-above-from = Desde este precio, y si el precio no se conoce, un pedido espera a <b>Crear</b>.
confirm-above-all = Todo pedido espera a <b>Crear</b>.
confirm-above-unpriced = Aquí no se conoce ningún precio, así que todo pedido espera a <b>Crear</b>.
confirm-above-both = De este chat: { $own }. Del bot: { $bots }. Vale el menor.
confirm-above-how = Para que pregunte antes de pedidos caros:
    <code>/settings { $example }</code> (<code>confirm-above=off</code>: nunca)
defaults-saved = Guardado.
defaults-reset = Vuelven a valer los valores del bot.
defaults-admins-only = Solo los administradores de este grupo pueden cambiarlo.
watermark-true = sin ella si es posible
watermark-false = siempre sin ella (puede quedarse parado)

## Lo que hacen a mano los administradores del bot

bot-admins-only = Eso solo pueden hacerlo los administradores del bot.
pause-how = Escribe el modelo y el motivo, por ejemplo <code>/pause { $example } vuelve el lunes</code>. El motivo lo ven todos.
paused-now = ⏸ <b>{ $model }</b> está en pausa para todos: { $reason }. <code>/resume { $model }</code> termina la pausa.
paused-refused = { $count ->
    [one] Se ha rechazado { $count } petición en espera. No se ha cobrado nada por ella.
    [many] Se han rechazado { $count } de peticiones en espera. No se ha cobrado nada por ellas.
   *[other] Se han rechazado { $count } peticiones en espera. No se ha cobrado nada por ellas.
}
resume-how = Escribe el modelo, por ejemplo <code>/resume { $example }</code>.
resumed = ▶️ <b>{ $model }</b> se puede pedir otra vez.
resume-in-file = <b>{ $model }</b> sigue en pausa: lo pausa el archivo de modelos ({ $reason }). Cámbialo allí.
resume-not-paused = <b>{ $model }</b> no está en pausa.
broadcast-how = Envía <code>/broadcast</code> en respuesta al mensaje que deben recibir todos. Puede ser cualquier cosa: texto, una imagen, un vídeo.
broadcast-private = Usa /broadcast en nuestro chat privado, por favor.
broadcast-nobody = Todavía no hay ningún chat al que enviarlo.
broadcast-question = { $count ->
    [one] ¿Enviar este mensaje a { $count } chat?
    [many] ¿Enviar este mensaje a { $count } de chats?
   *[other] ¿Enviar este mensaje a { $count } chats?
}
broadcast-cancelled = No se ha enviado nada.
broadcast-progress = 📣 Chats a los que se ha enviado: { $done } de { $total }
broadcast-stopping = Deteniendo…
broadcast-over = 📣 Este envío ha terminado: el informe está abajo.
broadcast-done = 📣 El envío ha terminado.
broadcast-stopped = 📣 El envío se ha detenido.
broadcast-broken = 📣 El envío ha terminado antes de tiempo: el mensaje se borró o no se puede copiar.
broadcast-report = Enviados: { $sent }
    Han bloqueado el bot: { $blocked }
    Fallidos: { $failed }
broadcast-unclear = Quizá hayan llegado, sin repetir: { $count }
broadcast-left = Sin enviar: { $count }
button-broadcast-send = 📣 Enviar
button-broadcast-stop = Detener

## Privacidad

privacy-kept = <b>Qué guardo</b>
    • tus peticiones: palabras, opciones, enlaces a imágenes y vídeos, y los id de Telegram de tus fotos, de tu cuenta, de este chat y de sus mensajes
    • la última petición de un chat que aún no está aprobado
    • el nombre y los valores predeterminados de este chat, y si el dueño lo ha aprobado
    • tu nombre, si pides vídeos
    • lo que costó cada vídeo, sin sus palabras
privacy-time = { $days ->
    [one] Una petición terminada se borra { $days } día después de su último cambio.
    [many] Una petición terminada se borra { $days } de días después de su último cambio.
   *[other] Una petición terminada se borra { $days } días después de su último cambio.
} Los id de mensajes que evitan hacer dos veces lo mismo se borran a las { $hours } { $hours ->
    [one] hora
    [many] de horas
   *[other] horas
}. Una petición que espera la aprobación se borra tras { $kept } { $kept ->
    [one] día
    [many] de días
   *[other] días
}.
privacy = <b>Cómo borrarlo</b>
    <code>/forget</code> pregunta antes y borra tus peticiones, también la que espera la aprobación, y los valores predeterminados de este chat. También borra tu nombre, salvo que se haya preguntado al dueño por ti o él ya haya decidido. Queda lo que costó cada vídeo, sin sus palabras.
privacy-group = <b>Cómo borrarlo</b>
    <code>/forget</code> pregunta antes y borra tus peticiones de aquí, también la que espera la aprobación; si lo envía un administrador del grupo, las de todos y los valores predeterminados del grupo. También borra tu nombre, salvo que se haya preguntado al dueño por ti o él ya haya decidido. Queda lo que costó cada vídeo, sin sus palabras.
privacy-elsewhere = <b>Quién más lo recibe</b>
    El servicio de vídeo recibe tus palabras, opciones e imágenes, pero ni tu nombre ni tu cuenta. Para ellas valen sus propias reglas, y para tus mensajes, las de Telegram.

## Al responsable

owner-key = La API de vídeo ha rechazado la clave (HTTP { $status }): revisa { $setting }.
owner-secret-in-answer = Una respuesta de la API de vídeo contenía un dato secreto de este bot, probablemente la clave. No se lo he mostrado a nadie. Por seguridad, crea una clave nueva y ponla en VIDEO_API_KEY.
owner-quota = La API de vídeo dice que la cuenta de { $setting } no tiene saldo: recárgala. Sus palabras: «{ $reason }»
owner-words = Sus palabras: «{ $reason }»
owner-no-access = La API de vídeo no deja que la clave de { $setting } use { $model } (HTTP { $status }). Permite el modelo o su grupo a esa clave, o corrige, pausa o quita el modelo en MODELS_FILE.
owner-address = La API de vídeo no está en la dirección que uso ({ $reason }). Revisa { $setting }; he usado <code>{ $url }</code>.
owner-page = La API de vídeo ha respondido con una página web en vez de JSON ({ $reason }). Revisa { $setting }; he usado <code>{ $url }</code>.
owner-certificate = No consigo una conexión segura con la API de vídeo: { $reason }. No se ha enviado nada. Revisa { $setting } (he usado <code>{ $url }</code>), el reloj de esta máquina y HTTPS_PROXY.
owner-format = La API de vídeo no acepta el formato de mis peticiones ({ $reason }). Revisa { $setting } (he usado <code>{ $url }</code>) y el formato del proveedor en MODELS_FILE.
owner-request = La API de vídeo no acepta el campo <code>{ $field }</code> de { $model } (HTTP { $status }). Cambia { $setting }.
owner-model-resting = El proveedor ha rechazado { $model } tres veces seguidas. Queda en pausa 15 minutos; luego un pedido lo prueba otra vez. El proveedor dice: «{ $reason }»
owner-no-answers = El servicio de vídeo lleva un rato sin dar una respuesta útil sobre la tarea { $task }: { $reason }. Hay vídeos pagados esperando. Sigo preguntando; revisa { $setting } y si el servicio funciona.
owner-new-shape = El servicio de vídeo responde sobre la tarea <code>{ $task }</code> en un formato que no conozco, así que no sé cómo va. Sigo preguntando. Envía estos nombres de campos a los desarrolladores del bot; no llevan contenido:
    <pre>{ $shape }</pre>
owner-id-unreadable = El servicio de vídeo aceptó una petición, pero no encuentro el id de la tarea en su respuesta. Puede que se haya cobrado y no puedo seguirla. Para buscarla en el servicio: tarea <code>{ $task }</code>, chat <code>{ $chat }</code>, { $time } UTC. La respuesta fue:
    <pre>{ $answer }</pre>
owner-id-not-stored = El servicio de vídeo aceptó la tarea <code>{ $task }</code> como <code>{ $id }</code>, pero no puedo guardar ese id. Está pagada: conserva este mensaje y revisa la base de datos. Sigo intentándolo.
owner-photos-off = Alguien ha enviado una foto, pero los enlaces de fotos están desactivados: configura PHOTO_LINKS, o pon en PUBLIC_URL una dirección https que lleve a este bot.
owner-photo-store = No se pueden pasar fotos: { $reason }. Revisa PHOTO_LINKS y sus ajustes.
owner-update-failed = Una actualización (id { $update }, chat { $chat }) ha fallado tres veces con { $error } y se ha apartado; el registro tiene los detalles.
owner-trouble = Ha ocurrido un error inesperado: { $error } ({ $where }). Sigo intentándolo, con pausas más largas; el registro tiene los detalles.
owner-database-full = El disco de la base de datos está lleno y no puedo guardar nada. Libera espacio: después sigo sin reiniciar. Hasta entonces no acepto pedidos y no se cobra nada. Los mensajes esperan en Telegram.
owner-database-gone = El archivo de la base de datos se borró o se reemplazó mientras yo funcionaba y no puedo guardar nada. Devuélvelo a su sitio y reiníciame. Hasta entonces no acepto pedidos y no se cobra nada. Los mensajes esperan en Telegram.
owner-database-damaged = La base de datos está dañada. Restáurala desde una copia de seguridad y reiníciame. Hasta entonces no acepto pedidos y no se cobra nada. Los mensajes esperan en Telegram.
owner-database-fails = No puedo escribir en la base de datos; el motivo está en el registro. Sigo intentándolo. Hasta entonces no acepto pedidos y no se cobra nada. Los mensajes esperan en Telegram.
owner-database-works = La base de datos vuelve a funcionar. Estoy atendiendo los mensajes que esperaban.
owner-delivery = No se ha podido entregar el vídeo de la tarea { $id }: { $error }. Lo intentaré algunas veces más; el registro tiene los detalles.
owner-needs-key = No se ha podido enviar al chat el vídeo de la tarea { $id }, y su enlace solo se abre con VIDEO_API_KEY, así que nadie de allí puede usarlo. Si el archivo pasa de 50 MB, un servidor propio de la Bot API (TELEGRAM_LOCAL) acepta hasta 2000 MB.
owner-fake-ip = { $host } lleva a una dirección inventada (IP falsa, como las de Clash), así que envié un vídeo como enlace en vez de descargarlo. Pon FAKE_IP_NETWORKS=198.18.0.0/15 para que se descarguen.

## Opciones y modelos

option-unknown =
    No hay ninguna opción <code>{ $value }</code>. Estas son las que hay: <b>{ $options }</b>. /models muestra sus valores.
    Por ejemplo: <code>{ $example }</code>
    Si es parte del texto, pon <code>--</code> delante del texto.

option-misspelt =
    No hay ninguna opción <code>{ $value }</code>. ¿Querías decir <code>--{ $near }</code>?
    Si es parte del texto, pon <code>--</code> delante del texto.
option-misspelt-name =
    No hay ninguna opción <code>{ $value }</code>. ¿Querías decir <code>--{ $near }</code>? Por ejemplo: <code>{ $example }</code>
    Si es parte del texto, pon <code>--</code> delante del texto.

default-unknown =
    No hay ningún ajuste <code>{ $value }</code>. Puedes ajustar: <b>{ $options }</b>.
    Por ejemplo: <code>/settings { $example }</code>
default-misspelt =
    No hay ningún ajuste <code>{ $value }</code>. ¿Querías decir <b>{ $near }</b>?
    Por ejemplo: <code>/settings { $example }</code>

# confirm-above in /settings; $value: what was written; $example: how to write it
confirm-above-missing = Falta un precio después de <code>confirm-above</code>:
    <code>/settings { $example }</code>, u <code>off</code>.
confirm-above-value = No entiendo <code>{ $value }</code> como precio. Escribe una cantidad:
    <code>/settings { $example }</code>, u <code>off</code>.
confirm-above-currency = Aquí los precios son en { $currency }; <code>{ $value }</code> no sirve. Escribe, por ejemplo:
    <code>/settings { $example }</code>
confirm-above-no-currency = Aquí los precios no llevan moneda. En vez de <code>{ $value }</code>, escribe solo el número:
    <code>/settings { $example }</code>
confirm-above-of-chat = <code>{ $value }</code> es un ajuste de todo el chat, no de un vídeo, así que no he pedido nada. Se pone con <code>/settings { $example }</code>.
option-value = <code>{ $option }</code> no admite <code>{ $value }</code>. Elige entre: <b>{ $allowed }</b>.
option-needs-value = Después de <code>{ $option }</code> hace falta un valor: <b>{ $allowed }</b>.
option-twice = Has indicado <code>{ $option }</code> dos veces: <code>{ $first }</code> y <code>{ $second }</code>. Envíalo otra vez con una sola.
bare-duration =
    Un vídeo no puede durar <code>{ $value }</code>. Duraciones en segundos: <b>{ $allowed }</b>.
    Si es parte del texto, pon <code>--</code> delante del texto.
model-unknown = No hay ningún modelo <code>{ $value }</code>. Elige entre: <b>{ $allowed }</b>.
model-misspelt = No hay ningún modelo <code>{ $value }</code>. ¿Querías decir <b>{ $near }</b>? Todos los modelos: <b>{ $allowed }</b>.
model-paused = <b>{ $model }</b> está en pausa: { $reason }. Puedes usar otro modelo: <b>{ $allowed }</b>.
model-resting = <b>{ $model }</b> no está disponible ahora mismo en el servicio de vídeo; no se ha cobrado nada. Inténtalo de nuevo en { $minutes } min aproximadamente.
model-paused-only = <b>{ $model }</b> está en pausa: { $reason }.
photos-elsewhere = <b>{ $model }</b> aún no puede usar aquí fotos enviadas. También vale un enlace a una imagen en el texto.
models-all-paused = <b>{ $model }</b> está en pausa: { $reason }. Ahora no hay otro modelo. Inténtalo más tarde, por favor.
option-not-offered = <b>{ $model }</b> no admite <code>{ $value }</code> en <code>{ $option }</code>. Admite: <b>{ $allowed }</b>.
option-not-taken = <b>{ $model }</b> no tiene la opción <code>{ $option }</code>. Tiene: <b>{ $allowed }</b>.
value-elsewhere = <b>{ $model }</b> no admite <code>{ $value }</code> en <code>{ $option }</code>. Admite: <b>{ $allowed }</b>.
    Para <code>{ $value }</code>, añade <code>--model</code> con uno de estos: <b>{ $others }</b>.
option-elsewhere = <b>{ $model }</b> no tiene la opción <code>{ $option }</code>. Tiene: <b>{ $allowed }</b>.
    Para usarla, añade <code>--model</code> con uno de estos: <b>{ $others }</b>.
option-too-long = En <b>{ $model }</b>, <code>{ $option }</code> puede tener como mucho { $allowed } { $allowed ->
    [one] carácter
    [many] de caracteres
   *[other] caracteres
}, y tiene { $count }. Acórtalo y envíalo otra vez.
default-model-unknown =
    El modelo predeterminado de este chat, <code>{ $value }</code>, ya no existe. Hay: <b>{ $allowed }</b>.
    Añade <code>--model</code> con uno de ellos a tu petición, o cambia el predeterminado con <code>/settings model=…</code>
default-model-paused =
    El modelo predeterminado de este chat, <b>{ $model }</b>, está en pausa: { $reason }. Funcionan: <b>{ $allowed }</b>.
    Añade <code>--model</code> con uno de ellos a tu petición, o cambia el predeterminado con <code>/settings model=…</code>
images-too-many = { $allowed ->
    [one] <b>{ $model }</b> acepta como mucho { $allowed } imagen, y hay { $count }. Envíalo otra vez con menos.
    [many] <b>{ $model }</b> acepta como mucho { $allowed } de imágenes, y hay { $count }. Envíalo otra vez con menos.
   *[other] <b>{ $model }</b> acepta como mucho { $allowed } imágenes, y hay { $count }. Envíalo otra vez con menos.
}
images-not-taken = <b>{ $model }</b> no acepta imágenes. Envíalo otra vez sin ellas.
images-too-few = { $allowed ->
    [one] <b>{ $model }</b> necesita al menos { $allowed } imagen. Envíalo otra vez con una foto.
    [many] <b>{ $model }</b> necesita al menos { $allowed } de imágenes, y hay { $count }. Envíalo otra vez con más fotos.
   *[other] <b>{ $model }</b> necesita al menos { $allowed } imágenes, y hay { $count }. Envíalo otra vez con más fotos.
}
prompt-too-long = <b>{ $model }</b> acepta textos de hasta { $allowed } { $allowed ->
    [one] carácter
    [many] de caracteres
   *[other] caracteres
}, y el tuyo tiene { $count }. Acórtalo y envíalo otra vez.

## Presupuestos

budget-used-up = { $payer ->
    [chat] El presupuesto de este chat
    [user] Tu presupuesto
   *[all] El presupuesto para todos los vídeos
} { $period ->
    [month] de este mes
   *[day] de hoy
} se ha agotado. Empieza de nuevo el { $until }.
budget-too-little = { $payer ->
    [chat] El presupuesto de este chat
    [user] Tu presupuesto
   *[all] El presupuesto para todos los vídeos
} { $period ->
    [month] de este mes
   *[day] de hoy
} ya no alcanza para este vídeo, que cuesta { $price }. Empieza de nuevo el { $until }.
budget-none = { $payer ->
    [chat] Este chat no puede pedir vídeos por ahora
    [user] No puedes pedir vídeos por ahora
   *[all] Nadie puede pedir vídeos por ahora
}: el dueño de este bot ha puesto el presupuesto a cero.
budget-unpriced = Aquí rige un presupuesto y no se conoce el precio de { $model }, así que no puedo pedir el vídeo. He avisado al dueño.
budget-unpriced-untold = Aquí rige un presupuesto y no se conoce el precio de { $model }, así que no puedo pedir el vídeo. Solo el dueño del bot puede arreglarlo.
budget-busy = Se están cambiando los presupuestos. Inténtalo otra vez.
budgets-title = <b>Presupuestos</b>
budgets-none = No hay presupuestos: quien puede usar el bot puede pedir todo lo que quiera.
budgets-line = <code>{ $budget }</code>: { $used } usados, hasta el { $until }
budgets-line-each = <code>{ $budget }</code>
budgets-how = Poner: <code>/budget 20/day</code>, <code>/budget 50 videos/month</code>, <code>/budget chat 5/day</code>, <code>/budget user 2/day</code>, <code>/budget ID 3/day</code>. Quitar: <code>/budget off/day</code>, <code>/budget chat off/day</code>, <code>/budget off videos/month</code>.
budgets-currency = Los importes están en { $currency }.
budget-invalid = No entiendo el presupuesto «{ $text }». Escribe los importes con punto: <code>0.50/day</code>.
budget-saved = ✅ Guardado: <code>{ $budget }</code>
refund-how = Escribe el id de una tarea, o su comienzo: <code>/refund ID</code>. O envía <code>/refund</code> en respuesta al mensaje de la tarea.
refund-done = ✅ Devuelto: { $amount }. Los presupuestos ya no lo cuentan.
refund-unpriced = ✅ La tarea <code>{ $id }</code> ya no cuenta. No se conocía su precio.
refund-twice = Lo que costó esta tarea ya se devolvió.
refund-none = No se conoce ningún cargo de esta tarea.
task-several = Varias tareas empiezan así. Escribe más del id.
refund-unsent = Esta tarea aún no se ha enviado. Si la cancelas, no se cobra nada; si falla antes de cobrarse, el dinero vuelve solo.
owner-budget-share = Se ha usado el { $percent } % del presupuesto { $budget }. Empieza de nuevo el { $until }.
owner-budget-used-up = El presupuesto { $budget } se ha agotado. Empieza de nuevo el { $until }. Con /budget puedes verlo o cambiarlo.
owner-budget-none = Se ha rechazado un pedido, porque el presupuesto { $budget } no permite ninguno. Con /budget puedes verlo o cambiarlo.
owner-budget-too-little = Se rechazó un pedido porque queda muy poco del presupuesto { $budget }. Empieza de nuevo el { $until }. Con /budget puedes verlo o cambiarlo.
owner-budget-unpriced = Alguien quería un vídeo de { $model }, cuyo precio no se conoce, mientras rige un presupuesto de dinero. Lo he rechazado: añade un precio en MODELS_FILE o quita el presupuesto.
price-changed = Ahora cuesta { $price }. Pulsa otra vez para pedirlo a ese precio.
price-unknown-now = Ya no se conoce el precio. Pulsa otra vez para pedirlo de todos modos.

## Statistics

stats-today = <b>Hoy</b> ({ $date })
stats-month = <b>Este mes</b> ({ $date })
stats-counts = Hechos: { $made } · fallidos: { $failed } · desconocidos: { $unknown }
stats-in-progress = En curso: { $number }
stats-spent = Gastado: { $amount }
stats-spent-other = En otras monedas: { $amounts }
stats-unpriced = Precio desconocido: { $videos }
stats-not-charged = Rechazados o cancelados, sin cobrar: { $number }
stats-models = <b>Este mes por modelo</b>
stats-chats = <b>Este mes por chat</b>
stats-users = <b>Este mes por usuario</b>
stats-videos = { $count ->
    [one] { $count } vídeo
    [many] { $count } de vídeos
   *[other] { $count } vídeos
}
stats-line = { $name }: { $sums }
stats-line-today = { $name }: { $sums } (hoy { $today })
stats-more = … y { $more } más
stats-how = En un archivo: <code>/stats csv</code>
stats-file = Todos los cargos del { $first } al { $last }
stats-picture = Gasto de cada día de este mes, por modelo
stats-picture-videos = Vídeos de cada día de este mes, por modelo
stats-other = otros
usage-left-title = <b>Queda</b>
usage-left = { $payer ->
    [chat] Este chat
    [user] Tú
   *[all] Todos juntos
}, { $period ->
    [month] este mes
   *[day] hoy
}: { $left } de { $most }, hasta { $until }
balance-title = <b>Saldo en los proveedores</b>
balance-left = { $provider }: quedan { $left }, usados { $used }
balance-no-limit = { $provider }: sin límite propio, usados { $used }
balance-untold = { $provider }: no lo dice
balance-unit = En dólares, o en la unidad de la cuenta.
owner-balance-low = A la cuenta de { $provider } le quedan { $left }, y las últimas 24 horas costaron allí { $cost }. Recárgala antes de que se agote. /balance muestra todas las cuentas.

# Settings of a chat or a topic
from-topic = Valores de este tema: { $names }.
source-topic = de este tema
settings-title-topic = <b>Valores predeterminados de este tema</b>
settings-whole-chat = Esto vale para todo el chat.
settings-who-admins = Solo los administradores de este grupo pueden pulsar estos botones.
settings-who-everybody = Cualquiera de este grupo puede pulsar estos botones.
settings-who-admins-only = Solo los administradores de este grupo deciden quién puede cambiar los ajustes.
settings-confirm = preguntar desde
settings-confirm-all = cualquier precio
settings-language = idioma
settings-language-own = el de cada persona
settings-who = quién puede cambiarlo
settings-admins = administradores
settings-everybody = todos
settings-choose = Elige: <b>{ $name }</b>
settings-typed = Escribe: <code>/settings { $example }</code>
settings-changed = Los ajustes han cambiado desde entonces. Así están ahora.
settings-reset-topic = Este tema vuelve a usar los valores del chat.
button-settings-back = ← Ajustes
button-settings-default = El predeterminado
button-settings-chats = Como en el chat
button-settings-reset = Volver a los valores del bot
language-name = Español
settings-button = { $name }: { $value }
settings-how-topic = Para cambiarlo: <code>/settings { $example }</code>
    Para volver a los valores del chat: <code>/settings reset</code>
settings-model-used-topic = Este tema usa ahora { $model }.

## Groups: greeting, mentions, delivery elsewhere; menus and profile

mention-how = Escribe después de mi nombre qué debe mostrar el vídeo, por ejemplo:
    <code>@{ $username } un gato en la Luna</code>
mention-order = pedir al momento
mention-offer = proponer antes
mention-value = <code>{ $value }</code> no vale aquí. Escribe <code>/settings mention=offer</code> (proponer antes) o <code>/settings mention=order</code> (pedir al momento).
mention-in-groups = Este ajuste es para grupos. Aquí no hace falta mi nombre: escribe sin más.
settings-mention = si me mencionan
settings-choose-mention = <b>Si me mencionan</b> en este grupo con unas palabras, puedo proponer el vídeo con el botón <b>Crear</b> o pedirlo al momento.
greeting = 👋 Hago vídeos. Por ejemplo, escribe: <code>/video@{ $username } un gato en la Luna</code>
greeting-privacy = Aquí solo veo los comandos y las respuestas a mis mensajes. Como administrador, también respondo a <code>@{ $username }</code> con unas palabras.
greeting-all = También vale <code>@{ $username }</code> con unas palabras. Por lo demás, no intervengo.
button-open-settings = ⚙️ Ajustes
elsewhere = No he podido publicarlo en «{ $title }», así que te lo envío aquí.
elsewhere-group = No he podido publicarlo en el grupo donde lo pediste, así que te lo envío aquí.
command-access = quién puede usar el bot
command-admins = los administradores del bot
command-budget = límites de gasto
command-stats = lo que se ha hecho y gastado
command-balance = lo que queda en los servicios de vídeo
command-broadcast = enviar un mensaje a todos los chats
command-pause = dejar de ofrecer un modelo: /pause MODELO
command-resume = volver a ofrecer un modelo: /resume MODELO
command-refund = anular el cargo de un vídeo: /refund ID
profile-description = Hago vídeos con tus palabras y tus fotos.

    Escribe qué debe mostrar el vídeo, por ejemplo: un gato en la Luna. O envía una foto con pie de foto.

    También puedes añadirme a un grupo.
profile-short = Hace vídeos con tus palabras y fotos, en privado y en grupos.
## Inline mode

inline-no-videos = Aún no tienes vídeos · Abrir el bot
inline-no-match = Ninguno de tus vídeos coincide
inline-untitled = Vídeo
inline-description = { $options } · { $date }
## Changing a video, and the shape of a picture

doubt-change = ✏️ <b>¿Qué quieres cambiar?</b> No se pide nada hasta que pulses <b>Crear</b>.
change-lost = { $model } no puede con esto, así que no se aplica: { $names }.
change-typed = Para ajustar más, responde a este mensaje con { $examples }
change-words = <b>Responde a este mensaje</b> con las palabras nuevas. Lo que elegiste aquí se mantiene. (Responde al propio vídeo para partir de él.) El texto hasta ahora:
    <code>{ $prompt }</code>
button-change-words = 💬 Otras palabras
button-change-back = ← Todas las opciones
button-fit = 🎬 { $shape } (como la foto)
button-fit-again = 🔁 { $shape } (como la foto)
button-fit-instead = 🎬 Mejor { $shape } (como la foto)
shape-square = cuadrado
details-when = Pedido: { $time }
details-who = De: { $name }
details-price = Precio: { $price }
details-price-back = Precio: { $price }, devuelto
## Listas para elegir

task-short = Necesito al menos los ocho primeros caracteres del id. O envía solo el comando y elige de la lista.
tasks-how = Pulsa un número para abrirlo.
tasks-state-waiting = en espera
tasks-state-making = en marcha
tasks-state-coming = llegando
tasks-state-done = listo
tasks-state-undelivered = listo, pero sin entregar
tasks-state-failed = fallido
tasks-state-expired = sin resultado
tasks-state-unknown = resultado desconocido
tasks-state-refused = rechazado
tasks-state-cancelled = cancelado
pick-show = ¿Qué vídeo te envío otra vez? Es gratis.
pick-retry = ¿Cuál pido otra vez?
pick-cancel = ¿Cuál cancelo?
pick-check = ¿Por cuál pregunto al servicio de vídeo?
pick-status = ¿Cuál quieres ver?
pick-none-show = Aquí aún no hay ningún vídeo terminado.
pick-none-cancel = Ahora mismo no hay nada en espera ni en marcha.
pick-none-check = Ahora mismo no se está haciendo ningún vídeo aquí.
pick-stale = Eso ha cambiado entretanto. Así está ahora la lista.

## La pregunta de /forget

forget-question-private = <b>¿Borro todo esto?</b>
forget-question-own = <b>¿Borro todo esto tuyo en este grupo?</b>
forget-question-all = <b>¿Borro todo esto, de todos, en este grupo?</b>
forget-videos = { $count ->
    [one] • { $count } vídeo, con sus palabras
    [many] • { $count } de vídeos, con sus palabras
   *[other] • { $count } vídeos, con sus palabras
}
forget-requests = { $count ->
    [one] • { $count } petición más
    [many] • { $count } de peticiones más
   *[other] • { $count } peticiones más
}
forget-photos = { $count ->
    [one] • { $count } foto enviada para eso
    [many] • { $count } de fotos enviadas para eso
   *[other] • { $count } fotos enviadas para eso
}
forget-waiting = • la petición que espera la aprobación
forget-defaults = • los valores predeterminados de este chat
forget-name = • tu nombre
forget-messages = Los mensajes de este chat se quedan, pero ya no podré enviar estos vídeos otra vez.
forget-unfinished = { $count ->
    [one] { $count } vídeo está en marcha y pagado, o puede que lo esté. Se queda; después puedes decidir.
    [many] { $count } de vídeos están en marcha y pagados, o puede que lo estén. Se quedan; después puedes decidir.
   *[other] { $count } vídeos están en marcha y pagados, o puede que lo estén. Se quedan; después puedes decidir.
}
forget-done = Borrado.
forget-nothing = No se ha borrado nada.
forget-renewed = Esa pregunta ya no valía. Esto es lo que hay ahora.
forget-answered = Esta pregunta ya está respondida.
button-forget-delete = 🗑 Borrar
button-forget-keep = Conservar
## The greeting, small talk, and what is no order
example-prompt = un gato en la Luna
start-private = 👋 ¡Hola! <b>Hago vídeos.</b>
    Solo cuéntame con tus palabras qué debe mostrar el tuyo.
start-group = 👋 ¡Hola! <b>Hago vídeos.</b>
    Escribe <code>/video@{ $username } un gato en la Luna</code>, con tus palabras.
start-who = 👋 ¡Hola! <b>Hago vídeos.</b>
start-price = Un vídeo cuesta { $price }.
start-try = ¿Quieres ver uno primero? El botón 🎬 lo pide al momento:
start-ask = El dueño de este bot decide quién puede usarlo. Dime qué debe mostrar tu primer vídeo y le pregunto.
start-ask-group = El dueño de este bot decide quién puede usarlo. Envía <code>/video@{ $username }</code> con lo que debe mostrar tu primer vídeo y le pregunto.
start-photo = Mándame una foto y escribe como pie de foto qué debe pasar, por ejemplo: <i>se da la vuelta y sonríe</i>
start-photo-group = Responde a una foto con <code>/video@{ $username }</code> y lo que debe pasar, por ejemplo: <i>se da la vuelta y sonríe</i>
button-start-example = 🎬 { $prompt }
button-start-photo = 📷 Con una foto
button-start-settings = ⚙️ Ajustes
help-title = <b>Hago vídeos a partir de palabras.</b>
help-photos-title = <b>Hago vídeos a partir de palabras y fotos.</b>
help-plain = • solo tus palabras: te enseño lo que haría y un botón lo pide
help-links = • palabras con un enlace a una imagen, que saldrá en el vídeo
answer-thanks = ¡De nada! 😊
answer-who = Soy un bot. Tú escribes qué debe mostrar un vídeo y un servicio de vídeo con IA lo hace. En /help están todos los detalles.
answer-bye = ¡Hasta pronto! 👋
answer-no = Vale. Una propuesta no cuesta nada mientras no pulses su botón.
answer-ok = 👍 Si te he propuesto un vídeo, el botón de debajo lo pide. Para otro, solo escribe qué debe mostrar.
costs-own = Con los valores de este chat ({ $video }), un vídeo cuesta <b>{ $price }</b>.
costs-own-unknown = No sé cuánto cuesta un vídeo con los valores de este chat ({ $video }).
costs-more = En /models están todos los precios.
costs-unknown = No sé cuánto cuesta un vídeo: el dueño de este bot no ha puesto precios.
doubt-talk = ¿De verdad es esto lo que debe mostrar el vídeo? Pregunto por si acaso.
attachment-voice = No puedo escuchar mensajes de voz ni música. Escribe, por favor, qué debe mostrar tu vídeo.
attachment-sticker = ¡Bonito sticker! Pero no puedo hacer un vídeo con él. Solo escribe qué debe mostrar.
attachment-other = Con esto no puedo hacer un vídeo. Solo escribe qué debe mostrar.
prompt-missing-words = Dime qué debe mostrar el vídeo, por ejemplo:
    <code>/video un gato en la Luna</code>
prompt-missing-group = Dime qué debe mostrar el vídeo, por ejemplo:
    <code>/video@{ $username } un gato en la Luna</code>
# What people write, without signs, emoji and accents; | stands between two phrases. A letter may be repeated.
heard-thanks = gracias | muchas gracias | mil gracias | muchísimas gracias | gracias por todo | te lo agradezco | se agradece | genial | qué genial | excelente | perfecto | increíble | estupendo | fantástico | buenísimo | me encanta | me gusta | me gusta mucho
    | qué bueno | qué bonito | qué chulo | qué guay | guay | muy bien | muy bueno | bien hecho | buen trabajo | bravo | maravilloso | jaja | jajaja | jeje | wow | guau | eres el mejor
    | gracias por el vídeo | gracias por tu ayuda | gracias por la ayuda | mchas gracias
heard-greeting = hola | holi | ola | hola qué tal | qué tal | buenas | muy buenas | buenos días | buen día | buenas tardes | buenas noches | cómo estás | cómo está | cómo te va | qué onda | qué pasa | hay alguien | hay alguien ahí | estás ahí | saludos | empezar | inicio
heard-price = cuánto cuesta | cuánto cuesta un vídeo | cuánto cuesta cada vídeo | cuánto cuesta esto | cuánto cuestan los vídeos | cuánto vale | cuánto vale un vídeo | cuánto es | cuánto | cuánto sale | qué precio tiene | qué cuesta | precio | precios | el precio | cuál es el precio
    | es gratis | esto es gratis | es gratuito | hay que pagar | tengo que pagar | costo | coste
    | cuánto cuesta hacer un vídeo | y cuánto cuesta
heard-help = ayuda | ayúdame | necesito ayuda | me ayudas | puedes ayudarme | qué puedes hacer | qué haces | qué sabes hacer | qué puedo hacer | cómo funciona | cómo funciona esto | cómo se usa | cómo te uso | cómo se hace | comandos | menú | instrucciones | y ahora qué | y ahora | cómo hago un vídeo | cómo hacer un vídeo
heard-who = quién eres | qué eres | cómo te llamas | cuál es tu nombre | eres un bot | eres humano | eres una persona | eres real | eres una ia | qué es esto | quién te hizo
heard-bye = adiós | chao | chau | hasta luego | hasta pronto | hasta mañana | nos vemos | buenas noches y adiós | que tengas un buen día | cuídate
heard-no = no | no gracias | nop | ahora no | mejor no | déjalo | olvídalo | da igual | para | no hace falta
heard-ok = ok | vale | okey | sí | si | sí por favor | sip | claro | claro que sí | de acuerdo | dale | bien | bueno | está bien | entendido | entiendo | listo | por favor | adelante | hazlo | ya | ya veo | ajá | perdón | lo siento
heard-names = bot | amigo | amiga
## The card of a task

button-unmute = 🔔 Publicarlo aquí
button-photo = 🖼 Otra foto
button-words = ✏️ Otras palabras
photo-how = <b>Responde al mensaje de arriba</b> con otra foto. Tus palabras no cambian, y preguntaré antes de pedirlo.
cancel-muted = Ya está pagado, así que se hará igualmente. No lo publicaré aquí.
cancel-late = Ya es tarde para cancelar: el servicio de vídeo ya lo tiene.
unmuted = De acuerdo, lo publicaré aquí.
status-estimate = { $bar } ≈ { $percent } % (estimación) · { $elapsed } hasta ahora, lo normal es { $usual }
status-same = Sin cambios desde hace { $same }.
status-left = Sin cambios desde hace { $same }. Por el tiempo habitual, quedan unos { $left }.
status-heard = Última respuesta del servicio de vídeo: hace { $ago }.
check-asked = Acabo de preguntar al servicio de vídeo.
check-percent = Su última respuesta, hace { $ago }: { $percent } %.
check-no-percent = Su última respuesta, hace { $ago }: sigue en marcha.
failed-people = El servicio de vídeo no permite personas ni caras reales aquí.
failed-copyright = El servicio de vídeo cree que se parece demasiado a algo protegido por derechos de autor.
failed-policy = Esto incumple las normas de contenido del servicio de vídeo.
failed-length = Tu texto es demasiado largo para el servicio de vídeo.
failed-picture = El servicio de vídeo no puede usar la imagen.
failed-timeout = El servicio de vídeo ha tardado demasiado.
failed-options = El servicio de vídeo no acepta uno de los ajustes.
failed-lost = El servicio de vídeo ha perdido este vídeo.
failed-internal = Algo ha fallado en el servicio de vídeo.
failed-other = El servicio de vídeo no ha podido hacer este vídeo.

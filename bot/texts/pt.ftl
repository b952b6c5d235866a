### Tudo o que o bot diz às pessoas, em português. As chaves são as de en.ftl; o que faltar é dito em inglês.

## O que foi entendido

seconds = { $count } s
images = { $count ->
    [one] { $count } imagem
    [many] { $count } de imagens
   *[other] { $count } imagens
}
orientation-portrait = vertical
orientation-landscape = horizontal
size-small = pequeno
size-large = grande
switch-true = sim
switch-false = não
understood-images = { $understood } · { $images }
understood-price = { $understood } · { $price }
understood-named = { $understood } · { $name }: { $value }
name-model = modelo
name-orientation = orientação
name-size = tamanho
name-duration = duração
name-watermark = marca d’água
separator = { ", " }
from-chat = Padrões deste chat: { $names }.
from-model = Padrões deste chat que { $model } não tem: { $names }. Valem os do modelo.
quoted = <blockquote>{ $prompt }</blockquote>

## A mensagem de estado de um pedido

status-queued = ⏳ Seu pedido está esperando para ser enviado.
status-submitting = ⏳ Enviando seu pedido ao serviço de vídeo…
status-retry-unreachable = ⏳ O serviço de vídeo está fora de alcance agora. Continuo tentando; nada foi cobrado.
status-retry-busy = ⏳ O serviço de vídeo está sobrecarregado agora. Continuo tentando; nada foi cobrado.
status-retry-photo-store = ⏳ Sua foto não pode ser repassada agora. Continuo tentando; nada foi cobrado.
status-running = 🎬 Seu vídeo está sendo feito.
    Tarefa <code>{ $id }</code>
status-late = Está demorando mais que o normal, mas, que eu saiba, está tudo bem.
status-unresolved = ⏱ Ainda não há resultado depois de um tempo excepcionalmente longo. Que eu saiba, não falhou: continuo perguntando e aviso aqui.
    Tarefa <code>{ $id }</code>
status-progress = { $bar } { $percent }% · { $elapsed } até agora, em geral { $usual }
status-usual = Em geral leva uns { $usual }.
minutes = { $count } min
status-ready = 📦 Seu vídeo está pronto. Já vou enviar…
    Tarefa <code>{ $id }</code>
status-delivered = ✅ Pronto.
    Tarefa <code>{ $id }</code>
status-failed = ❌ { $why }
    Tarefa <code>{ $id }</code>
status-failed-money = Quem decide sobre reembolsos é o serviço de vídeo.
status-failed-images = Havia { $images } no pedido: tente com outra, ou sem nenhuma.
status-expired = ⌛ Não houve resultado por muito tempo, por isso parei de perguntar. Pode ter sido cobrado.
    Tarefa <code>{ $id }</code>
status-undelivered = ⚠️ Seu vídeo está pronto, mas { $reason }
    Receber o vídeo de novo é grátis.
    Tarefa <code>{ $id }</code>
status-muted = 🔇 Silenciado. Já está pago, então será feito mesmo assim: <code>/show { $short }</code> envia o vídeo.
    Tarefa <code>{ $id }</code>
status-place = Seu lugar na fila: { $place }.
undelivered-send-unclear = talvez não tenha chegado: a conexão caiu enquanto eu enviava. Veja se ele está aqui, por favor.
undelivered-send-interrupted = talvez não tenha chegado: fui interrompido enquanto enviava. Veja se ele está aqui, por favor.
undelivered-chat-unreachable = não consegui escrever aqui.
undelivered-send-refused = o Telegram não o aceitou.
undelivered-link-refused = o link de download não é seguro.
undelivered-not-a-video = o arquivo não era um vídeo.
undelivered-endless = o arquivo é grande demais.
undelivered-link-dead = o link de download não funciona.
undelivered-needs-key = não consegui enviá-lo para cá, e o link só funciona para este bot.
undelivered-went-wrong = algo deu errado do meu lado.
result-link = 🎬 { $reason } Você pode <a href="{ $url }">assistir ou salvar aqui</a>. Faça logo: o link expira.
link-too-large = Seu vídeo é grande demais para eu enviar pelo Telegram.
link-not-taken = O Telegram não aceitou seu vídeo.
link-not-secure = Seu vídeo só tem um link sem criptografia (http), e desses eu não baixo nada.
link-not-downloaded = Não consegui baixar seu vídeo.
result-caption = { $quote }
    { $understood }
status-refused = ❌ { $reason }
    Nada foi cobrado.
    Tarefa <code>{ $id }</code>
refused-elsewhere = ❌ Não tenho permissão para escrever em “{ $title }”, então não pedi seu vídeo. Nada foi cobrado.
    Peça a um administrador que me deixe enviar mensagens lá (ou reabra o tópico) e mande seu pedido de novo.
refused-somewhere = ❌ Não tenho permissão para escrever no grupo onde você pediu um vídeo, então não pedi. Nada foi cobrado.
    Peça a um administrador que me deixe enviar mensagens lá (ou reabra o tópico) e mande seu pedido de novo.
status-unknown = ⚠️ { $reason }
    Não tenho como saber se foi cobrado, por isso não enviei de novo.
    Tarefa <code>{ $id }</code>
status-unknown-again = ⚠️ { $reason }
    Você pediu para enviar de novo. Se o primeiro aparecer mesmo assim, aviso aqui.
    Tarefa <code>{ $id }</code>
status-unknown-forgotten = ⚠️ { $reason }
    Dispensado. Se aparecer mesmo assim, aviso aqui.
    Tarefa <code>{ $id }</code>
status-cancelled = Cancelado. Nada foi cobrado.

reason-words = “{ $reason }”
owner-told = { $reason } O dono já foi avisado.
owner-untold = { $reason } Só o dono deste bot pode resolver isso.
reason-said = O serviço de vídeo recusou o pedido: “{ $reason }”
reason-refused = O serviço de vídeo recusou o pedido sem dar um motivo.
reason-key = O serviço de vídeo não aceitou a chave deste bot.
reason-quota = A conta deste bot no serviço de vídeo ficou sem crédito.
reason-model = O serviço de vídeo não tem { $model } no momento.
reason-no-access = O serviço de vídeo não deixa este bot usar { $model }.
reason-paused = { $model } está em pausa: { $reason }.
reason-removed = Este bot não oferece mais { $model }.
reason-unreachable = Não foi possível alcançar o serviço de vídeo.
reason-moved = O bot mudou de serviço de vídeo desde então. Peça de novo, por favor.
reason-busy = O serviço de vídeo está sobrecarregado demais.
reason-photos = Este bot não pode mais repassar fotos.
reason-photo-store = Não foi possível repassar sua foto ao serviço de vídeo.
reason-photo-gone = Não consigo mais pegar sua foto no Telegram. Envie de novo, por favor.
reason-picture-link = Não consegui carregar esta imagem: { $reason }
    Envie a própria imagem ou um link que abra uma imagem diretamente.
reason-photo-too-big = Sua foto passa de { $limit } MB, o máximo que posso repassar. Envie como foto, não como arquivo, ou diminua o tamanho.
reason-may-not-write = Não tenho permissão para escrever aqui, então não pedi o vídeo. Um administrador pode liberar.
reason-telegram = Não consegui falar com o Telegram, então não pedi o vídeo.
reason-went-wrong = Algo deu errado do meu lado, então não enviei.
reason-timeout = O pedido saiu, mas o serviço de vídeo não respondeu a tempo.
reason-broken = A conexão caiu enquanto o pedido era enviado.
reason-unclear = A resposta do serviço de vídeo não diz se ele aceitou o pedido.
reason-address = O serviço de vídeo não está no endereço que este bot usa.
reason-page = A resposta do serviço de vídeo não diz se ele aceitou o pedido: é uma página da web.
reason-certificate = Não foi possível fazer uma conexão segura com o serviço de vídeo, então nada foi enviado.
reason-format = O serviço de vídeo não aceita pedidos na forma em que este bot os envia.
reason-request = O serviço de vídeo não aceita um dos ajustes que este bot enviou.
reason-interrupted = O bot foi interrompido enquanto o pedido era enviado.
reason-absent = O serviço de vídeo não tem este pedido: ele nunca chegou lá.

button-create = 🎬 Criar
button-create-for = 🎬 Criar por { $price }
button-cancel = Cancelar
button-as-picture = Usar como imagem
button-as-words = Deixar no texto
button-again-paid = Reenviar (cobrança dupla?)
button-again = Tentar de novo
button-forget = Dispensar
button-redo = 🔁 De novo
button-retry = 🔁 Tentar de novo
button-change = ✏️ Mudar
button-details = ℹ️ Detalhes
button-deliver = 📦 Receber o vídeo
button-check = 🔄 Verificar
button-model = Tentar com { $model }
button-later = ⏳ { $model } mais tarde
button-with = 🎬 { $model }
button-use = Usar { $model } aqui
button-copy = Copiar o id da tarefa
button-newer = ← Mais novos
button-older = Mais antigos →
button-previous = ← Voltar
button-next = Mais →
button-ordered = Pedido feito.

## Os pedidos de um chat

tasks-none = Ainda não há vídeos aqui. Tente <code>/video{ $at } um gato na Lua</code>
tasks-title = <b>Seus vídeos</b> ({ $count })
tasks-title-group = <b>Vídeos deste grupo</b> ({ $count })
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
task-not-found = Essa tarefa não existe neste chat. /tasks mostra todas.
task-moved-on = Mudou nesse meio-tempo: /status mostra como está.
details-id = { $state } Tarefa <code>{ $short }</code>
details-provider-id = No serviço de vídeo: <code>{ $id }</code>
details-took = Levou { $span }.
details-enhanced = O serviço de vídeo reescreveu seu texto:
show-coming = Está a caminho.
show-not-yet = Ainda não está pronto. /status mostra como está.
show-nothing = Não há vídeo desta tarefa.
show-only-link = Foi enviado a este chat como link; o Telegram não tem o vídeo em si.
show-failed = O Telegram não o aceita agora. Tente de novo mais tarde.
show-unclear = Talvez não tenha chegado: a conexão caiu. Se não estiver aqui, envie /show de novo; é grátis.
check-asking = Estou perguntando ao serviço de vídeo.
check-done = Já está pronto: /show envia o vídeo de novo.
check-nothing = No momento não há nada a perguntar ao serviço de vídeo sobre isto.
cancel-free = Cancelado. Nada foi cobrado.
cancel-sending = Está sendo enviado agora e não dá para parar. Se o serviço aceitar, estará pago. Não vou publicar aqui; /show envia o vídeo quando estiver pronto. Não demore muito: o serviço guarda os vídeos por tempo limitado.
cancel-paid = Já foi pedido e não pode ser reembolsado. Não vou publicar aqui; /show envia o vídeo quando estiver pronto. Não demore muito: o serviço guarda os vídeos por tempo limitado.
cancel-unknown = Não escrevo mais sobre isso. Não tenho como saber se foi cobrado.
cancel-nothing = Tarde demais para cancelar: já terminou.
forgotten = { $count ->
    [0] Não havia nada seu para apagar.
    [one] Apagado: { $count } tarefa, com suas palavras e imagens.
    [many] Apagado: { $count } de tarefas, com suas palavras e imagens.
   *[other] Apagado: { $count } tarefas, com suas palavras e imagens.
}
forgotten-defaults = Apagado: os padrões deste chat.
forgotten-left = { $count ->
    [one] { $count } tarefa está em andamento e paga, ou talvez paga, por isso ficou. Se você a apagar também, o vídeo dela se perde.
    [many] { $count } de tarefas estão em andamento e pagas, ou talvez pagas, por isso ficaram. Se você as apagar também, os vídeos delas se perdem.
   *[other] { $count } tarefas estão em andamento e pagas, ou talvez pagas, por isso ficaram. Se você as apagar também, os vídeos delas se perdem.
}
button-erase = { $count ->
    [one] Apagar também essa
    [many] Apagar também essas
   *[other] Apagar também essas
}

## Propostas

offer = Faço um vídeo com isto?
    { $understood }
offer-links = { $count ->
    [one] O link para <b>{ $hosts }</b> é uma imagem para o vídeo?
    [many] Os links para <b>{ $hosts }</b> são imagens para o vídeo?
   *[other] Os links para <b>{ $hosts }</b> são imagens para o vídeo?
}
    { $understood }
doubt-forwarded = É uma mensagem encaminhada, por isso pergunto antes.
doubt-cut = O Telegram dividiu este texto em várias mensagens, por isso pergunto antes.
doubt-captions = Este álbum tem várias legendas, por isso pergunto antes.
doubt-story = Não consigo ver o story a que você respondeu, só as suas palavras.
doubt-paid = Não posso usar a mídia paga a que você respondeu, só as suas palavras.
doubt-price = Isso custa dinheiro, por isso pergunto antes.
doubt-price-unknown = Não sei quanto custa, por isso pergunto antes.
doubt-reply = Não posso usar a mensagem a que você respondeu, só as suas palavras.
offer-models = Ou peça com outro modelo:
pictures-frames = Imagens: a primeira é o quadro inicial, a segunda é o final.
pictures-things = Imagens: coisas que aparecem no vídeo.
offer-photos = { $count ->
    [one] Recebi a foto. O que deve acontecer no vídeo? <b>Responda a esta mensagem</b> com suas palavras.
    [many] Recebi { $count } de fotos. O que deve acontecer no vídeo? <b>Responda a esta mensagem</b> para usar todas, ou responda a uma foto para usar só ela.
   *[other] Recebi { $count } fotos. O que deve acontecer no vídeo? <b>Responda a esta mensagem</b> para usar todas, ou responda a uma foto para usar só ela.
}

## Respostas ao que foi escrito

prompt-missing = Diga o que o vídeo deve mostrar, por exemplo:
    <code>/video um gato na Lua</code>
    Também dá para enviar uma foto com as palavras na legenda.
prompt-secret = Não posso usar este texto: uma parte parece uma senha ou chave de acesso. Tire essa parte e envie de novo. Nada foi cobrado.
photos-off = Este bot ainda não pode usar fotos: o dono precisa configurá-lo antes. Só com palavras funciona. Um link para uma imagem no texto também serve.
photo-too-big = Este arquivo passa de { $limit } MB, o máximo que posso repassar. Envie como foto, não como arquivo, ou diminua o tamanho. Nada foi cobrado.
attachment-unusable = Faço vídeos com palavras e imagens (JPEG, PNG, WebP); com isto não dá. Envie uma imagem como foto, com uma legenda que diga o que deve acontecer.
album-late = Esta foto chegou tarde demais para o álbum: as outras seguiram sem ela.
unknown-command = Não conheço esse comando. Com /help você vê o que sei fazer.
unknown-command-near = Não conheço <code>{ $command }</code>. Você quis dizer isto?
    <code>{ $meant }</code>
unknown-command-photo = Não conheço <code>{ $command }</code>. Se quis dizer isto, envie em resposta à foto:
    <code>{ $meant }</code>
button-stale = Este botão não vale mais.
went-wrong = Algo deu errado do meu lado e o que você pediu na mensagem não foi feito.
button-not-yours = Só quem fez o pedido ou um administrador pode tocar aqui.

## Acesso

access-asked = Pedi a aprovação do dono do bot. Escrevo aqui quando ele responder.
access-waiting = O dono do bot ainda não respondeu. Escrevo aqui quando ele responder.
access-blocked = O dono do bot não aprovou este chat.
access-unclaimed = Este bot ainda não está pronto. Tente mais tarde.
access-question-private = <b>{ $name }</b> (usuário <code>{ $user }</code>) quer usar o bot. Tudo o que pedir será cobrado de você.
access-question-group = O grupo <b>{ $title }</b> (<code>{ $chat }</code>) quer usar o bot; quem pede é { $name } (usuário <code>{ $user }</code>). Tudo o que for pedido lá será cobrado de você.
access-approve = ✅ Aprovar
access-block = 🚫 Bloquear
access-approved = ✅ Aprovado. Envie seu pedido de novo: <code>/video{ $at } um gato na Lua</code>, ou uma foto com legenda.
access-decided-approved = ✅ Aprovado: { $name } (<code>{ $chat }</code>)
access-decided-blocked = 🚫 Bloqueado: { $name } (<code>{ $chat }</code>)
access-approved-kept = ✅ Aprovado. Aqui está o que você pediu; toque em <b>Criar</b> se ainda quiser.
access-decided-new = 🗑 Removido: { $name } (<code>{ $chat }</code>). Para usar o bot, terá que pedir de novo.
access-decided-topic = ✅ Aprovado só para o tópico { $topic }: { $name } (<code>{ $chat }</code>)
access-approve-topic = ✅ Só este tópico
access-remove = 🗑 Remover
access-question-topic = O pedido veio do tópico { $topic }.
access-unclear = Não consigo verificar agora se você pode usar este bot. Tente de novo em um minuto.
access-is-admin = Essa pessoa administra o bot e sempre pode usá-lo. Remova-a antes com <code>/admins remove</code>.
access-title = <b>Quem pode usar o bot</b>
    ⏳ Aguardando: { $asked } · ✅ Aprovados: { $approved } · 🚫 Bloqueados: { $blocked } · ▫️ Sem decisão: { $new }
access-mode-open = <code>ACCESS=open</code>: todos podem usar o bot, menos quem você bloquear.
access-mode-members = <code>ACCESS=members</code>: membros de um grupo aprovado também podem usar o bot no privado.
access-admin = Administra o bot e pode sempre usá-lo
access-topics = Só nos tópicos { $topics }
access-spent = Este mês: { $sums }
access-spent-unpriced = preço desconhecido: { $number }
access-how = À mão: <code>/allow ID</code>, <code>/block ID</code>, <code>/remove ID</code>. Em um grupo funcionam sem id; <code>/allow topic</code> aprova um só tópico.
access-id-missing = Inclua o id de um chat ou usuário: <code>/{ $command } 12345</code>. /access mostra todos.
admins-title = <b>Administradores do bot</b>
admins-in-settings = { $name }, em ADMIN_IDS
admins-how = Para mudar: <code>/admins add 12345</code>, <code>/admins remove 12345</code>, com o id de um usuário.
admins-added = { $name } (<code>{ $user }</code>) agora administra o bot. Precisa me escrever uma vez para que eu possa responder.
admins-gone = { $name } (<code>{ $user }</code>) não administra mais o bot.
admins-already = Essa pessoa já administra o bot.
admins-unknown = Essa pessoa não administra o bot.
admins-last = Só essa pessoa administra o bot. Adicione outra antes.
admins-configured = Essa pessoa está em ADMIN_IDS. Mude esse ajuste e reinicie o bot.
admins-no-user = Esse id não é de uma só pessoa.
admins-in-private = Envie isto no nosso chat privado.
claimed = Agora você administra este bot. Os chats que quiserem usá-lo vão perguntar a você aqui.
claimed-next = Agora escreva o que um vídeo deve mostrar, por exemplo <i>um gato na Lua</i>. /help mostra o que mais dá para fazer.
claimed-photos = As fotos ainda não funcionam: configure PHOTO_LINKS, ou ponha em PUBLIC_URL um endereço https que leve a este bot.
claim-refused = Este link já foi usado ou não vale mais.

## Ajuda

command-video = fazer um vídeo: /video um gato na Lua
command-models = os modelos, com suas opções e preços
command-settings = modelo, tamanho, duração… deste chat
command-status = como está um vídeo
command-tasks = seus vídeos
command-usage = o que você usou e o que resta
command-show = reenviar um vídeo
command-retry = pedir o mesmo de novo
command-cancel = cancelar um vídeo
command-check = perguntar já ao serviço de vídeo
command-forget = apagar o que sei deste chat
command-privacy = o que guardo e como apagar
command-help = o que sei fazer
help-words = • <code>/video{ $at } um gato na Lua</code>
help-photos = • uma foto, ou várias, com uma legenda que diga o que deve acontecer
    • responda a uma foto com <code>/video{ $at }</code> e suas palavras
help-options = <b>Para um só vídeo</b>, em qualquer parte do texto: { $options }
help-chat = <b>Para este chat</b>: /settings mostra e muda os padrões.
help = <b>Depois</b>, sem mais nada ou em resposta a um vídeo:
    /status – { command-status }
    /show – { command-show }
    /retry – { command-retry }
    /cancel – { command-cancel }
    /check – { command-check }

    /tasks – { command-tasks }
    /usage – { command-usage }
    <code>/forget</code> – { command-forget }
    /privacy – { command-privacy }
help-models = Modelos (/models mostra o que cada um faz): { $models }
help-group = Onde posso ler todas as mensagens, por exemplo como administrador, @{ $username } na legenda de uma foto também vale.

## Modelos

models-title = <b>Modelos</b> ({ $count })
models-none = Não há modelos para escolher no momento. Tente mais tarde.
models-how = Para um só vídeo, acrescente ao pedido a linha <code>--model</code> do modelo. Para este chat, toque em um botão.
models-chosen = { $title } · o modelo deste chat
models-paused = ⏸ Em pausa: { $reason }
models-price = Preço: { $price }
models-price-unknown = Preço: desconhecido
models-images-none = Imagens: não aceita
models-images-up-to = Imagens: até { $most }
models-images-exactly = Imagens: exatamente { $most }
models-images-between = Imagens: de { $least } a { $most }
models-role = { $images } ({ $role })
role-frames = primeiro e último quadro
role-things = coisas que aparecem no vídeo
models-used = Este chat usa { $model } agora.

## Padrões

defaults-title = <b>Padrões deste chat</b>
defaults-line = { $name }: <b>{ $value }</b> ({ $source })
source-bot = do bot
source-chat = deste chat
source-model = do modelo
defaults-how = Para mudar: <code>/settings { $example }</code>
    Para voltar aos padrões do bot: <code>/settings reset</code>
defaults-price = Um vídeo assim custa <b>{ $price }</b>.
defaults-price-unknown = O preço de um vídeo assim é desconhecido.
confirm-above-from = A partir deste preço, ou se o preço for desconhecido, um pedido espera por <b>Criar</b>.
confirm-above-all = Todo pedido espera por <b>Criar</b>.
confirm-above-unpriced = Aqui nenhum preço é conhecido, então todo pedido espera por <b>Criar</b>.
confirm-above-both = Deste chat: { $own }. Do bot: { $bots }. Vale o menor.
confirm-above-how = Para eu perguntar antes de pedidos caros:
    <code>/settings { $example }</code> (<code>confirm-above=off</code>: nunca)
defaults-saved = Salvo.
defaults-reset = De volta aos padrões do bot.
defaults-admins-only = Só os administradores deste grupo podem mudar os padrões dele.
watermark-true = sem, se possível
watermark-false = sempre sem (pode travar)

## O que os administradores do bot fazem à mão

bot-admins-only = Só os administradores deste bot podem fazer isso.
pause-how = Escreva o modelo e o motivo, por exemplo <code>/pause { $example } volta na segunda</code>. Todos veem o motivo.
paused-now = ⏸ <b>{ $model }</b> está em pausa para todos: { $reason }. <code>/resume { $model }</code> encerra a pausa.
paused-refused = { $count ->
    [one] { $count } pedido em espera foi recusado. Nada foi cobrado por ele.
    [many] { $count } de pedidos em espera foram recusados. Nada foi cobrado por eles.
   *[other] { $count } pedidos em espera foram recusados. Nada foi cobrado por eles.
}
resume-how = Escreva o modelo, por exemplo <code>/resume { $example }</code>.
resumed = ▶️ <b>{ $model }</b> pode ser pedido de novo.
resume-in-file = <b>{ $model }</b> continua em pausa: quem o pausa é o arquivo de modelos ({ $reason }). Mude lá.
resume-not-paused = <b>{ $model }</b> não está em pausa.
broadcast-how = Envie <code>/broadcast</code> em resposta à mensagem que todos devem receber. Pode ser qualquer coisa: texto, imagem, vídeo.
broadcast-private = Use /broadcast no nosso chat privado, por favor.
broadcast-nobody = Ainda não há nenhum chat para receber a mensagem.
broadcast-question = { $count ->
    [one] Enviar esta mensagem a { $count } chat?
    [many] Enviar esta mensagem a { $count } de chats?
   *[other] Enviar esta mensagem a { $count } chats?
}
broadcast-cancelled = Nada foi enviado.
broadcast-progress = 📣 Chats que já receberam: { $done } de { $total }
broadcast-stopping = Parando…
broadcast-over = 📣 Este envio terminou: o relatório está abaixo.
broadcast-done = 📣 O envio terminou.
broadcast-stopped = 📣 O envio foi interrompido.
broadcast-broken = 📣 O envio terminou antes da hora: a mensagem foi apagada ou não pode ser copiada.
broadcast-report = Enviadas: { $sent }
    Bloquearam o bot: { $blocked }
    Falharam: { $failed }
broadcast-unclear = Talvez tenham chegado, não repetidas: { $count }
broadcast-left = Não enviadas: { $count }
button-broadcast-send = 📣 Enviar
button-broadcast-stop = Parar

## Privacidade

privacy-kept = <b>O que guardo</b>
    • seus pedidos: palavras, opções, links de imagens e vídeos, e os ids do Telegram das suas fotos, da sua conta, deste chat e das mensagens dele
    • o último pedido de um chat que ainda não foi aprovado
    • o nome e os padrões deste chat, e se o dono o aprovou
    • seu nome, se você pede vídeos
    • quanto cada vídeo custou, sem as palavras dele
privacy-time = { $days ->
    [one] Um pedido terminado é apagado { $days } dia depois da última mudança.
    [many] Um pedido terminado é apagado { $days } de dias depois da última mudança.
   *[other] Um pedido terminado é apagado { $days } dias depois da última mudança.
} Os ids de mensagens que evitam pedidos em dobro são apagados depois de { $hours } { $hours ->
    [one] hora
    [many] de horas
   *[other] horas
}. Um pedido que espera a aprovação é apagado após { $kept } { $kept ->
    [one] dia
    [many] de dias
   *[other] dias
}.
privacy = <b>Como apagar</b>
    <code>/forget</code> pergunta antes e apaga seus pedidos, também o que espera a aprovação, e os padrões deste chat. Apaga também seu nome, a não ser que o dono tenha sido consultado sobre você ou já tenha decidido. O custo de cada vídeo fica, sem as palavras dele.
privacy-group = <b>Como apagar</b>
    <code>/forget</code> pergunta antes e apaga seus pedidos daqui, também o que espera a aprovação; enviado por um administrador do grupo, os de todos e os padrões do grupo. Apaga também seu nome, a não ser que o dono tenha sido consultado sobre você ou já tenha decidido. O custo de cada vídeo fica, sem as palavras dele.
privacy-elsewhere = <b>Quem mais recebe</b>
    O serviço de vídeo recebe suas palavras, opções e imagens, mas não seu nome nem sua conta. Valem as regras dele para elas, e as do Telegram para suas mensagens.

## Ao dono

owner-key = A API de vídeo recusou a chave (HTTP { $status }): confira { $setting }.
owner-secret-in-answer = Uma resposta da API de vídeo continha um segredo deste bot, provavelmente a chave. Não o mostrei a ninguém. Por segurança, crie uma chave nova e coloque-a em VIDEO_API_KEY.
owner-quota = A API de vídeo diz que a conta de { $setting } está sem crédito: recarregue. Nas palavras dela: “{ $reason }”
owner-words = Nas palavras dela: “{ $reason }”
owner-no-access = A API de vídeo não deixa a chave de { $setting } usar { $model } (HTTP { $status }). Libere o modelo ou o grupo dele para essa chave, ou corrija, pause ou remova o modelo em MODELS_FILE.
owner-address = A API de vídeo não está no endereço que eu uso ({ $reason }). Confira { $setting }; usei <code>{ $url }</code>.
owner-page = A API de vídeo respondeu com uma página da web em vez de JSON ({ $reason }). Confira { $setting }; usei <code>{ $url }</code>.
owner-certificate = Não consigo fazer uma conexão segura com a API de vídeo: { $reason }. Nada foi enviado. Confira { $setting } (usei <code>{ $url }</code>), o relógio desta máquina e HTTPS_PROXY.
owner-format = A API de vídeo não aceita o formato dos meus pedidos ({ $reason }). Confira { $setting } (usei <code>{ $url }</code>) e o formato do provedor em MODELS_FILE.
owner-request = A API de vídeo não aceita o campo <code>{ $field }</code> de { $model } (HTTP { $status }). Mude { $setting }.
owner-model-resting = O provedor recusou { $model } três vezes seguidas. O modelo fica em pausa por 15 minutos; depois um pedido o testa de novo. O provedor diz: “{ $reason }”
owner-no-answers = Há algum tempo o serviço de vídeo não dá uma resposta útil sobre a tarefa { $task }: { $reason }. Há vídeos pagos esperando. Continuo perguntando; confira { $setting } e se o serviço funciona.
owner-new-shape = O serviço de vídeo responde sobre a tarefa <code>{ $task }</code> em um formato que não conheço, então não sei como ela está. Continuo perguntando. Envie estes nomes de campos aos desenvolvedores do bot; não há conteúdo neles:
    <pre>{ $shape }</pre>
owner-id-unreadable = O serviço de vídeo aceitou um pedido, mas não encontro o id da tarefa na resposta. Pode ter sido cobrado, e não consigo acompanhar. Para achar no serviço: tarefa <code>{ $task }</code>, chat <code>{ $chat }</code>, { $time } UTC. A resposta foi:
    <pre>{ $answer }</pre>
owner-id-not-stored = O serviço de vídeo aceitou a tarefa <code>{ $task }</code> como <code>{ $id }</code>, mas não consigo salvar esse id. Ela está paga: guarde esta mensagem e verifique o banco de dados. Continuo tentando.
owner-photos-off = Alguém enviou uma foto, mas os links de fotos estão desligados: configure PHOTO_LINKS, ou ponha em PUBLIC_URL um endereço https que leve a este bot.
owner-photo-store = Não é possível repassar fotos: { $reason }. Confira PHOTO_LINKS e seus ajustes.
owner-update-failed = Uma atualização (id { $update }, chat { $chat }) falhou três vezes com { $error } e foi deixada de lado; os detalhes estão no log.
owner-trouble = Ocorreu um erro inesperado: { $error } ({ $where }). Continuo tentando, com pausas maiores; os detalhes estão no log.
owner-database-full = O disco do banco de dados está cheio e não consigo salvar nada. Libere espaço: depois continuo sem reiniciar. Até lá não aceito pedidos e nada é cobrado. As mensagens esperam no Telegram.
owner-database-gone = O arquivo do banco de dados foi apagado ou substituído enquanto eu funcionava, e não consigo salvar nada. Coloque-o de volta e me reinicie. Até lá não aceito pedidos e nada é cobrado. As mensagens esperam no Telegram.
owner-database-damaged = O banco de dados está danificado. Restaure-o de um backup e me reinicie. Até lá não aceito pedidos e nada é cobrado. As mensagens esperam no Telegram.
owner-database-fails = Não consigo gravar no banco de dados; o motivo está no log. Continuo tentando. Até lá não aceito pedidos e nada é cobrado. As mensagens esperam no Telegram.
owner-database-works = O banco de dados voltou a funcionar. Estou tratando as mensagens que esperavam.
owner-delivery = Não foi possível entregar o vídeo da tarefa { $id }: { $error }. Vou tentar mais algumas vezes; os detalhes estão no log.
owner-needs-key = Não foi possível enviar ao chat o vídeo da tarefa { $id }, e o link só abre com VIDEO_API_KEY, então ninguém lá consegue usá-lo. Se o arquivo passar de 50 MB, um servidor próprio da Bot API (TELEGRAM_LOCAL) aceita até 2000 MB.
owner-fake-ip = { $host } leva a um endereço inventado (fake IP, como os do Clash), então enviei um vídeo como link em vez de baixá-lo. Defina FAKE_IP_NETWORKS=198.18.0.0/15 para que os vídeos sejam baixados.

## Opções e modelos

option-unknown =
    Não existe a opção <code>{ $value }</code>. As opções são: <b>{ $options }</b>. /models mostra os valores.
    Por exemplo: <code>{ $example }</code>
    Se isso faz parte do texto, ponha <code>--</code> antes do texto.

option-misspelt =
    Não existe a opção <code>{ $value }</code>. Você quis dizer <code>--{ $near }</code>?
    Se isso faz parte do texto, ponha <code>--</code> antes do texto.
option-misspelt-name =
    Não existe a opção <code>{ $value }</code>. Você quis dizer <code>--{ $near }</code>? Por exemplo: <code>{ $example }</code>
    Se isso faz parte do texto, ponha <code>--</code> antes do texto.

default-unknown =
    Não existe o ajuste <code>{ $value }</code>. Você pode ajustar: <b>{ $options }</b>.
    Por exemplo: <code>/settings { $example }</code>
default-misspelt =
    Não existe o ajuste <code>{ $value }</code>. Você quis dizer <b>{ $near }</b>?
    Por exemplo: <code>/settings { $example }</code>

# confirm-above in /settings; $value: what was written; $example: how to write it
confirm-above-missing = Falta um preço depois de <code>confirm-above</code>:
    <code>/settings { $example }</code>, ou <code>off</code>.
confirm-above-value = Não entendo <code>{ $value }</code> como preço. Escreva um valor:
    <code>/settings { $example }</code>, ou <code>off</code>.
confirm-above-currency = Aqui os preços são em { $currency }; <code>{ $value }</code> não serve. Escreva, por exemplo:
    <code>/settings { $example }</code>
confirm-above-no-currency = Aqui os preços não têm moeda. Em vez de <code>{ $value }</code>, escreva só o número:
    <code>/settings { $example }</code>
confirm-above-of-chat = <code>{ $value }</code> é um ajuste do chat inteiro, não de um vídeo, então nada foi pedido. Use <code>/settings { $example }</code>.
option-value = <code>{ $option }</code> não aceita <code>{ $value }</code>. Escolha entre: <b>{ $allowed }</b>.
option-needs-value = Depois de <code>{ $option }</code> é preciso um valor: <b>{ $allowed }</b>.
option-twice = Você indicou <code>{ $option }</code> duas vezes: <code>{ $first }</code> e <code>{ $second }</code>. Envie de novo com uma só.
bare-duration =
    Um vídeo não pode durar <code>{ $value }</code>. Durações em segundos: <b>{ $allowed }</b>.
    Se isso faz parte do texto, ponha <code>--</code> antes do texto.
model-unknown = Não existe o modelo <code>{ $value }</code>. Escolha entre: <b>{ $allowed }</b>.
model-misspelt = Não existe o modelo <code>{ $value }</code>. Você quis dizer <b>{ $near }</b>? Todos os modelos: <b>{ $allowed }</b>.
model-paused = <b>{ $model }</b> está em pausa: { $reason }. Você pode usar outro modelo: <b>{ $allowed }</b>.
model-resting = <b>{ $model }</b> não está disponível no serviço de vídeo agora; nada foi cobrado. Tente de novo em cerca de { $minutes } min.
model-paused-only = <b>{ $model }</b> está em pausa: { $reason }.
photos-elsewhere = <b>{ $model }</b> ainda não pode usar aqui fotos enviadas. Um link para uma imagem no texto também funciona.
models-all-paused = <b>{ $model }</b> está em pausa: { $reason }. Não há outro modelo agora. Tente mais tarde, por favor.
option-not-offered = <b>{ $model }</b> não aceita <code>{ $value }</code> em <code>{ $option }</code>. Aceita: <b>{ $allowed }</b>.
option-not-taken = <b>{ $model }</b> não tem a opção <code>{ $option }</code>. Tem: <b>{ $allowed }</b>.
value-elsewhere = <b>{ $model }</b> não aceita <code>{ $value }</code> em <code>{ $option }</code>. Aceita: <b>{ $allowed }</b>.
    Para <code>{ $value }</code>, acrescente <code>--model</code> com um destes: <b>{ $others }</b>.
option-elsewhere = <b>{ $model }</b> não tem a opção <code>{ $option }</code>. Tem: <b>{ $allowed }</b>.
    Para usá-la, acrescente <code>--model</code> com um destes: <b>{ $others }</b>.
option-too-long = Em <b>{ $model }</b>, <code>{ $option }</code> pode ter no máximo { $allowed } { $allowed ->
    [one] caractere
    [many] de caracteres
   *[other] caracteres
}, e tem { $count }. Encurte e envie de novo.
default-model-unknown =
    O modelo padrão deste chat, <code>{ $value }</code>, não existe mais. Existem: <b>{ $allowed }</b>.
    Acrescente <code>--model</code> com um deles ao pedido, ou mude o padrão com <code>/settings model=…</code>
default-model-paused =
    O modelo padrão deste chat, <b>{ $model }</b>, está em pausa: { $reason }. Funcionam: <b>{ $allowed }</b>.
    Acrescente <code>--model</code> com um deles ao pedido, ou mude o padrão com <code>/settings model=…</code>
images-too-many = { $allowed ->
    [one] <b>{ $model }</b> aceita no máximo { $allowed } imagem, e há { $count }. Envie de novo com menos.
    [many] <b>{ $model }</b> aceita no máximo { $allowed } de imagens, e há { $count }. Envie de novo com menos.
   *[other] <b>{ $model }</b> aceita no máximo { $allowed } imagens, e há { $count }. Envie de novo com menos.
}
images-not-taken = <b>{ $model }</b> não aceita imagens. Envie de novo sem elas.
images-too-few = { $allowed ->
    [one] <b>{ $model }</b> precisa de pelo menos { $allowed } imagem. Envie de novo com uma foto.
    [many] <b>{ $model }</b> precisa de pelo menos { $allowed } de imagens, e há { $count }. Envie de novo com mais fotos.
   *[other] <b>{ $model }</b> precisa de pelo menos { $allowed } imagens, e há { $count }. Envie de novo com mais fotos.
}
prompt-too-long = <b>{ $model }</b> aceita textos de até { $allowed } { $allowed ->
    [one] caractere
    [many] de caracteres
   *[other] caracteres
}, e o seu tem { $count }. Encurte e envie de novo.

## Orçamentos

budget-used-up = { $payer ->
    [chat] O orçamento deste chat
    [user] O seu orçamento
   *[all] O orçamento de todos os vídeos
} { $period ->
    [month] deste mês
   *[day] de hoje
} acabou. Ele recomeça em { $until }.
budget-too-little = { $payer ->
    [chat] O orçamento deste chat
    [user] O seu orçamento
   *[all] O orçamento de todos os vídeos
} { $period ->
    [month] deste mês
   *[day] de hoje
} não é mais suficiente para este vídeo, que custa { $price }. Ele recomeça em { $until }.
budget-none = { $payer ->
    [chat] Este chat não pode pedir vídeos no momento
    [user] Você não pode pedir vídeos no momento
   *[all] Ninguém pode pedir vídeos no momento
}: o dono deste bot definiu o orçamento como zero.
budget-unpriced = Há um orçamento aqui, e o preço de { $model } é desconhecido, por isso não posso pedir o vídeo. O dono foi avisado.
budget-unpriced-untold = Há um orçamento aqui, e o preço de { $model } é desconhecido, por isso não posso pedir o vídeo. Só o dono deste bot pode resolver isso.
budget-busy = Os orçamentos estão sendo alterados agora. Tente de novo.
budgets-title = <b>Orçamentos</b>
budgets-none = Não há orçamentos: quem pode usar o bot pode pedir quanto quiser.
budgets-line = <code>{ $budget }</code>: { $used } usados, até { $until }
budgets-line-each = <code>{ $budget }</code>
budgets-how = Definir: <code>/budget 20/day</code>, <code>/budget 50 videos/month</code>, <code>/budget chat 5/day</code>, <code>/budget user 2/day</code>, <code>/budget ID 3/day</code>. Remover: <code>/budget off/day</code>, <code>/budget chat off/day</code>, <code>/budget off videos/month</code>.
budgets-currency = Os valores estão em { $currency }.
budget-invalid = Não entendo o orçamento “{ $text }”. Escreva os valores com ponto: <code>0.50/day</code>.
budget-saved = ✅ Salvo: <code>{ $budget }</code>
refund-how = Escreva o id de uma tarefa, ou o começo dele: <code>/refund ID</code>. Ou envie <code>/refund</code> em resposta à mensagem da tarefa.
refund-done = ✅ Devolvido: { $amount }. Os orçamentos não contam mais isso.
refund-unpriced = ✅ A tarefa <code>{ $id }</code> não conta mais. O preço dela era desconhecido.
refund-twice = O valor desta tarefa já foi devolvido.
refund-none = Não conheço nenhuma cobrança desta tarefa.
task-several = Várias tarefas começam assim. Escreva mais do id.
refund-unsent = Esta tarefa ainda não foi enviada. Se você a cancelar, nada é cobrado; se ela falhar antes da cobrança, o dinheiro volta sozinho.
owner-budget-share = { $percent }% do orçamento { $budget } foi usado. Ele recomeça em { $until }.
owner-budget-used-up = O orçamento { $budget } acabou. Ele recomeça em { $until }. Com /budget você pode ver ou mudar.
owner-budget-none = Um pedido foi recusado, porque o orçamento { $budget } não permite nenhum. Com /budget você pode ver ou mudar.
owner-budget-too-little = Um pedido foi recusado porque resta muito pouco do orçamento { $budget }. Ele recomeça em { $until }. Com /budget você pode ver ou mudar o orçamento.
owner-budget-unpriced = Alguém queria um vídeo de { $model }, cujo preço é desconhecido, enquanto há um orçamento em dinheiro. Recusei: adicione um preço em MODELS_FILE ou remova o orçamento.
price-changed = O preço agora é { $price }. Toque de novo para pedir por esse preço.
price-unknown-now = O preço não é mais conhecido. Toque de novo para pedir mesmo assim.

## Statistics

stats-today = <b>Hoje</b> ({ $date })
stats-month = <b>Este mês</b> ({ $date })
stats-counts = Feitos: { $made } · falharam: { $failed } · incertos: { $unknown }
stats-in-progress = Em andamento: { $number }
stats-spent = Gasto: { $amount }
stats-spent-other = Em outras moedas: { $amounts }
stats-unpriced = Preço desconhecido: { $videos }
stats-not-charged = Recusados ou cancelados, sem cobrança: { $number }
stats-models = <b>Este mês por modelo</b>
stats-chats = <b>Este mês por chat</b>
stats-users = <b>Este mês por usuário</b>
stats-videos = { $count ->
    [one] { $count } vídeo
    [many] { $count } de vídeos
   *[other] { $count } vídeos
}
stats-line = { $name }: { $sums }
stats-line-today = { $name }: { $sums } (hoje { $today })
stats-more = … e mais { $more }
stats-how = Em um arquivo: <code>/stats csv</code>
stats-file = Todas as cobranças de { $first } a { $last }
stats-picture = Gasto de cada dia deste mês, por modelo
stats-picture-videos = Vídeos de cada dia deste mês, por modelo
stats-other = outros
usage-left-title = <b>Resta</b>
usage-left = { $payer ->
    [chat] Este chat
    [user] Você
   *[all] Todos juntos
}, { $period ->
    [month] este mês
   *[day] hoje
}: { $left } de { $most }, até { $until }
balance-title = <b>Saldo nos provedores</b>
balance-left = { $provider }: restam { $left }, usados { $used }
balance-no-limit = { $provider }: sem limite próprio, usados { $used }
balance-untold = { $provider }: não informa
balance-unit = Em dólares, ou na unidade da conta.
owner-balance-low = A conta em { $provider } ainda tem { $left }, e as últimas 24 horas custaram { $cost } lá. Recarregue antes que acabe. /balance mostra todas as contas.

# Settings of a chat or a topic
from-topic = Padrões deste tópico: { $names }.
source-topic = deste tópico
settings-title-topic = <b>Padrões deste tópico</b>
settings-whole-chat = Isto vale para o chat inteiro.
settings-who-admins = Só os administradores deste grupo podem tocar nestes botões.
settings-who-everybody = Todos deste grupo podem tocar nestes botões.
settings-who-admins-only = Só os administradores deste grupo decidem quem pode mudar os ajustes.
settings-confirm = perguntar a partir de
settings-confirm-all = qualquer preço
settings-language = idioma
settings-language-own = o de cada pessoa
settings-who = quem pode mudar isto
settings-admins = administradores
settings-everybody = todos
settings-choose = Escolha: <b>{ $name }</b>
settings-typed = Escreva: <code>/settings { $example }</code>
settings-changed = Os ajustes mudaram desde então. Agora estão assim.
settings-reset-topic = Neste tópico voltam a valer os padrões do chat.
button-settings-back = ← Ajustes
button-settings-default = O padrão
button-settings-chats = Como no chat
button-settings-reset = Voltar aos padrões do bot
language-name = Português
settings-button = { $name }: { $value }
settings-how-topic = Para mudar: <code>/settings { $example }</code>
    Para voltar aos padrões do chat: <code>/settings reset</code>
settings-model-used-topic = Este tópico usa { $model } agora.

## Groups: greeting, mentions, delivery elsewhere; menus and profile

mention-how = Escreva depois do meu nome o que o vídeo deve mostrar, por exemplo:
    <code>@{ $username } um gato na Lua</code>
mention-order = pedir na hora
mention-offer = propor antes
mention-value = <code>{ $value }</code> não vale aqui. Escreva <code>/settings mention=offer</code> (propor antes) ou <code>/settings mention=order</code> (pedir na hora).
mention-in-groups = Isto se ajusta em grupos. Aqui você não precisa do meu nome: é só escrever.
settings-mention = quando me mencionam
settings-choose-mention = <b>Quando me mencionam</b> com palavras neste grupo, posso propor o vídeo com o botão <b>Criar</b> ou pedi-lo na hora.
greeting = 👋 Eu faço vídeos. Escrevam, por exemplo: <code>/video@{ $username } um gato na Lua</code>
greeting-privacy = Aqui só vejo comandos e respostas às minhas mensagens. Como administrador, também respondo a <code>@{ $username }</code> com palavras.
greeting-all = <code>@{ $username }</code> com palavras também funciona. Fora isso, fico em silêncio.
button-open-settings = ⚙️ Ajustes
elsewhere = Não consegui publicar isto em “{ $title }”, então aqui está.
elsewhere-group = Não consegui publicar isto no grupo em que você pediu, então aqui está.
command-access = quem pode usar o bot
command-admins = os administradores do bot
command-budget = limites de gasto
command-stats = o que foi feito e gasto
command-balance = o que resta nos serviços de vídeo
command-broadcast = enviar uma mensagem a todos os chats
command-pause = parar de oferecer um modelo: /pause MODELO
command-resume = voltar a oferecer um modelo: /resume MODELO
command-refund = anular a cobrança de um vídeo: /refund ID
profile-description = Faço vídeos com suas palavras e fotos.

    Escreva o que o vídeo deve mostrar, por exemplo: um gato na Lua. Ou envie uma foto com legenda.

    Você também pode me adicionar a um grupo.
profile-short = Faz vídeos com suas palavras e fotos, em conversas e grupos.
## Inline mode

inline-no-videos = Você ainda não tem vídeos · Abrir o bot
inline-no-match = Nenhum vídeo seu corresponde
inline-untitled = Vídeo
inline-description = { $options } · { $date }
## Changing a video, and the shape of a picture

doubt-change = ✏️ <b>O que deve mudar?</b> Nada é pedido antes de você tocar em <b>Criar</b>.
change-lost = { $model } não faz isso, então não se aplica: { $names }.
change-typed = Para ajustar mais, responda a esta mensagem com { $examples }
change-words = <b>Responda a esta mensagem</b> com as novas palavras. O que você escolheu aqui fica. (Responda ao próprio vídeo para partir dele.) O texto até agora:
    <code>{ $prompt }</code>
button-change-words = 💬 Outras palavras
button-change-back = ← Todas as opções
button-fit = 🎬 { $shape } (como a foto)
button-fit-again = 🔁 { $shape } (como a foto)
button-fit-instead = 🎬 Melhor { $shape } (como a foto)
shape-square = quadrado
details-when = Pedido: { $time }
details-who = Por: { $name }
details-price = Preço: { $price }
details-price-back = Preço: { $price }, devolvido
## Listas para escolher

task-short = Preciso de pelo menos os oito primeiros caracteres do id. Ou envie só o comando e escolha na lista.
tasks-how = Toque em um número para abrir.
tasks-state-waiting = na fila
tasks-state-making = sendo feito
tasks-state-coming = chegando
tasks-state-done = pronto
tasks-state-undelivered = pronto, mas não entregue
tasks-state-failed = falhou
tasks-state-expired = sem resultado
tasks-state-unknown = resultado desconhecido
tasks-state-refused = recusado
tasks-state-cancelled = cancelado
pick-show = Qual vídeo mando de novo? É grátis.
pick-retry = Qual peço de novo?
pick-cancel = Qual cancelo?
pick-check = Sobre qual pergunto ao serviço de vídeo?
pick-status = Qual você quer ver?
pick-none-show = Ainda não há nenhum vídeo pronto aqui.
pick-none-cancel = Nada está na fila nem sendo feito aqui agora.
pick-none-check = Nenhum vídeo está sendo feito aqui agora.
pick-stale = Isso mudou nesse meio-tempo. Esta é a lista agora.

## A pergunta do /forget

forget-question-private = <b>Apagar tudo isto?</b>
forget-question-own = <b>Apagar tudo isto que é seu neste grupo?</b>
forget-question-all = <b>Apagar tudo isto, de todos, neste grupo?</b>
forget-videos = { $count ->
    [one] • { $count } vídeo, com suas palavras
    [many] • { $count } de vídeos, com suas palavras
   *[other] • { $count } vídeos, com suas palavras
}
forget-requests = { $count ->
    [one] • mais { $count } pedido
    [many] • mais { $count } de pedidos
   *[other] • mais { $count } pedidos
}
forget-photos = { $count ->
    [one] • { $count } foto enviada para isso
    [many] • { $count } de fotos enviadas para isso
   *[other] • { $count } fotos enviadas para isso
}
forget-waiting = • o pedido que espera a aprovação
forget-defaults = • os padrões deste chat
forget-name = • seu nome
forget-messages = As mensagens deste chat ficam, mas não vou conseguir enviar esses vídeos de novo.
forget-unfinished = { $count ->
    [one] { $count } vídeo está em andamento e pago, ou pode estar. Ele fica; depois você decide.
    [many] { $count } de vídeos estão em andamento e pagos, ou podem estar. Eles ficam; depois você decide.
   *[other] { $count } vídeos estão em andamento e pagos, ou podem estar. Eles ficam; depois você decide.
}
forget-done = Apagado.
forget-nothing = Nada foi apagado.
forget-renewed = Essa pergunta não valia mais. Isto é o que há agora.
forget-answered = Essa pergunta já foi respondida.
button-forget-delete = 🗑 Apagar
button-forget-keep = Manter
## The greeting, small talk, and what is no order
example-prompt = um gato na Lua
start-private = 👋 Oi! <b>Eu faço vídeos.</b>
    É só me contar, com as suas palavras, o que o seu deve mostrar.
start-group = 👋 Oi! <b>Eu faço vídeos.</b>
    Escrevam <code>/video@{ $username } um gato na Lua</code>, com as suas palavras.
start-who = 👋 Oi! <b>Eu faço vídeos.</b>
start-price = Um vídeo custa { $price }.
start-try = Quer ver um primeiro? O botão 🎬 já faz o pedido:
start-ask = O dono deste bot decide quem pode usá-lo. Diga o que o seu primeiro vídeo deve mostrar e eu pergunto a ele.
start-ask-group = O dono deste bot decide quem pode usá-lo. Enviem <code>/video@{ $username }</code> com o que o primeiro vídeo deve mostrar e eu pergunto a ele.
start-photo = Mande uma foto e escreva na legenda o que deve acontecer, por exemplo: <i>ela se vira e sorri</i>
start-photo-group = Responda a uma foto com <code>/video@{ $username }</code> e o que deve acontecer, por exemplo: <i>ela se vira e sorri</i>
button-start-example = 🎬 { $prompt }
button-start-photo = 📷 Com uma foto
button-start-settings = ⚙️ Ajustes
help-title = <b>Faço vídeos a partir de palavras.</b>
help-photos-title = <b>Faço vídeos a partir de palavras e fotos.</b>
help-plain = • só as suas palavras: mostro o que eu faria, e um botão faz o pedido
help-links = • palavras com um link de uma imagem, que então aparece no vídeo
answer-thanks = De nada! 😊
answer-who = Sou um bot. Você escreve o que um vídeo deve mostrar e um serviço de vídeo com IA o faz. Todos os detalhes estão em /help.
answer-bye = Até mais! 👋
answer-no = Tudo bem. Uma proposta não custa nada enquanto você não tocar no botão dela.
answer-ok = 👍 Se eu propus um vídeo, o botão embaixo da proposta faz o pedido. Para outro, é só escrever o que ele deve mostrar.
costs-own = Com os padrões deste chat ({ $video }), um vídeo custa <b>{ $price }</b>.
costs-own-unknown = Não sei quanto custa um vídeo com os padrões deste chat ({ $video }).
costs-more = Todos os preços estão em /models.
costs-unknown = Não sei quanto custa um vídeo: o dono deste bot não informou preços.
doubt-talk = É isso mesmo que o vídeo deve mostrar? Prefiro perguntar.
attachment-voice = Não consigo ouvir mensagens de voz nem música. Escreva, por favor, o que o seu vídeo deve mostrar.
attachment-sticker = Que figurinha legal! Mas não consigo fazer um vídeo dela. É só escrever o que ele deve mostrar.
attachment-other = Não consigo fazer um vídeo disso. É só escrever o que ele deve mostrar.
prompt-missing-words = Diga o que o vídeo deve mostrar, por exemplo:
    <code>/video um gato na Lua</code>
prompt-missing-group = Diga o que o vídeo deve mostrar, por exemplo:
    <code>/video@{ $username } um gato na Lua</code>
# What people write, without signs, emoji and accents; | stands between two phrases. A letter may be repeated.
heard-thanks = obrigado | obrigada | muito obrigado | muito obrigada | brigado | brigada | obg | obgd | vlw | valeu | agradeço | muito grato | grato | grata | ótimo | excelente | perfeito | maravilhoso | incrível | legal | muito legal | que legal | show de bola | top
    | muito bom | muito bem | que lindo | lindo | adorei | amei | gostei | gostei muito | bom trabalho | parabéns | haha | kkk | kkkk | rsrs | uau | fixe | muito fixe | bacana | demais
    | obrigado pelo vídeo | obrigada pelo vídeo | obrigado pela ajuda | obrigada pela ajuda
heard-greeting = oi | oie | olá | ola | oi tudo bem | tudo bem | tudo bom | e aí | eae | opa | bom dia | boa tarde | boa noite | como vai | como vai você | como você está | como está | beleza | tem alguém aí | você está aí | está aí | começar | iniciar
heard-price = quanto custa | quanto custa um vídeo | quanto custa o vídeo | quanto custa isso | quanto custam os vídeos | quanto é | quanto | quanto sai | quanto fica | qual o preço | qual é o preço | qual o valor | qual é o valor | preço | preços | valor | valores | é grátis | é de graça | isso é grátis
    | é gratuito | é pago | tem que pagar | preciso pagar | tenho que pagar
    | quanto custa fazer um vídeo | e quanto custa
heard-help = ajuda | me ajuda | me ajude | ajude-me | preciso de ajuda | pode me ajudar | você pode me ajudar | o que você faz | o que você pode fazer | o que você sabe fazer | o que posso fazer | como funciona | como isso funciona | como usar | como uso | como se usa | comandos | menu | instruções | e agora | como faço um vídeo
    | como fazer um vídeo | como fazer
heard-who = quem é você | quem és tu | quem é | o que é você | o que é isso | o que é isto | qual é o seu nome | qual o seu nome | como você se chama | você é um bot | você é um robô | é um bot | você é humano | você é uma ia | você é real
heard-bye = tchau | tchau tchau | adeus | até mais | até logo | até amanhã | até breve | falou | boa noite e até amanhã | fui
heard-no = não | nao | não obrigado | não obrigada | agora não | melhor não | deixa | deixa pra lá | esquece | não precisa | tanto faz | para
heard-ok = ok | okay | tá | tá bom | tá bem | está bem | está bom | sim | sim por favor | claro | com certeza | certo | certo então | beleza então | bom | bem | entendi | entendido | combinado | pode ser | pode | faça | pode fazer | por favor | pf | ah | ah tá | desculpa | desculpe | isso | isso mesmo | blz
heard-names = bot | amigo | amiga
## The card of a task

button-unmute = 🔔 Publicar aqui
button-photo = 🖼 Outra foto
button-words = ✏️ Outras palavras
photo-how = <b>Responda à mensagem acima</b> com outra foto. Suas palavras continuam as mesmas, e eu pergunto antes de pedir.
cancel-muted = Já está pago, então será feito mesmo assim. Não vou publicar aqui.
cancel-late = Tarde demais para cancelar: já está com o serviço de vídeo.
unmuted = Certo, vou publicar aqui.
status-estimate = { $bar } ≈ { $percent }% (estimativa) · { $elapsed } até agora, em geral { $usual }
status-same = Sem mudança há { $same }.
status-left = Sem mudança há { $same }. Pelo tempo de costume, faltam uns { $left }.
status-heard = Última resposta do serviço de vídeo há { $ago }.
check-asked = Acabei de perguntar ao serviço de vídeo.
check-percent = A última resposta, há { $ago }: { $percent }%.
check-no-percent = A última resposta, há { $ago }: ainda em andamento.
failed-people = O serviço de vídeo não permite pessoas ou rostos reais aqui.
failed-copyright = O serviço de vídeo acha isso parecido demais com algo protegido por direitos autorais.
failed-policy = Isso viola as regras de conteúdo do serviço de vídeo.
failed-length = Seu texto é longo demais para o serviço de vídeo.
failed-picture = O serviço de vídeo não consegue usar a imagem.
failed-timeout = O serviço de vídeo demorou demais.
failed-options = O serviço de vídeo não aceita um dos ajustes.
failed-lost = O serviço de vídeo perdeu este vídeo.
failed-internal = Algo deu errado no serviço de vídeo.
failed-other = O serviço de vídeo não conseguiu fazer este vídeo.

### Tout ce que le bot dit aux gens, en français. Les clés sont celles de en.ftl ; ce qui manque ici est dit en anglais.

## Ce qui a été compris

seconds = { $count } s
images = { $count ->
    [one] { $count } image
    [many] { $count } d’images
   *[other] { $count } images
}
orientation-portrait = portrait
orientation-landscape = paysage
size-small = petite
size-large = grande
switch-true = oui
switch-false = non
understood-images = { $understood } · { $images }
understood-price = { $understood } · { $price }
understood-named = { $understood } · { $name } : { $value }
name-model = modèle
name-orientation = orientation
name-size = taille
name-duration = durée
name-watermark = filigrane
separator = { ", " }
from-chat = Réglages de ce chat : { $names }.
from-model = Réglages de ce chat que { $model } n’a pas : { $names }. Il utilise les siens.
quoted = <blockquote>{ $prompt }</blockquote>

## Le message d’état d’une demande

status-queued = ⏳ Votre demande attend d’être envoyée.
status-submitting = ⏳ Envoi de votre demande au service vidéo…
status-retry-unreachable = ⏳ Le service vidéo est injoignable pour le moment. Je continue d’essayer ; rien n’a été facturé.
status-retry-busy = ⏳ Le service vidéo est surchargé pour le moment. Je continue d’essayer ; rien n’a été facturé.
status-retry-photo-store = ⏳ Votre photo ne peut pas être transmise pour le moment. Je continue d’essayer ; rien n’a été facturé.
status-running = 🎬 Votre vidéo est en cours de création.
    Tâche <code>{ $id }</code>
status-late = Cela prend plus de temps que d’habitude, mais à ma connaissance tout va bien.
status-unresolved = ⏱ Toujours pas de résultat après un temps inhabituellement long. À ma connaissance, ce n’est pas un échec : je continue de demander et je le dirai ici.
    Tâche <code>{ $id }</code>
status-progress = { $bar } { $percent } % · { $elapsed } jusqu’ici, d’habitude { $usual }
status-usual = D’habitude, cela prend environ { $usual }.
minutes = { $count } min
status-ready = 📦 Votre vidéo est prête. Je l’envoie…
    Tâche <code>{ $id }</code>
status-delivered = ✅ C’est fait.
    Tâche <code>{ $id }</code>
status-failed = ❌ { $why }
    Tâche <code>{ $id }</code>
status-failed-money = Les remboursements dépendent du service vidéo.
status-failed-images = La demande contenait { $images } : essayez avec une autre, ou sans.
status-expired = ⌛ Il n’y a pas eu de résultat depuis très longtemps, donc j’ai cessé de demander. La vidéo a peut-être été facturée.
    Tâche <code>{ $id }</code>
status-undelivered = ⚠️ Votre vidéo est prête, mais { $reason }
    La recevoir à nouveau est gratuit.
    Tâche <code>{ $id }</code>
status-muted = 🔇 En sourdine. Elle est déjà payée, donc elle sera faite quand même : <code>/show { $short }</code> envoie la vidéo.
    Tâche <code>{ $id }</code>
status-place = Votre place dans la file : { $place }.
undelivered-send-unclear = elle n’est peut-être pas arrivée : la connexion a été coupée pendant l’envoi. Regardez si elle est ici.
undelivered-send-interrupted = elle n’est peut-être pas arrivée : j’ai été interrompu pendant l’envoi. Regardez si elle est ici.
undelivered-chat-unreachable = je n’ai pas pu écrire ici.
undelivered-send-refused = Telegram ne l’a pas acceptée.
undelivered-link-refused = son lien de téléchargement n’est pas sûr.
undelivered-not-a-video = le fichier n’était pas une vidéo.
undelivered-endless = le fichier est trop gros.
undelivered-link-dead = son lien de téléchargement ne marche pas.
undelivered-needs-key = je n’ai pas pu l’envoyer ici, et son lien ne marche que pour ce bot.
undelivered-went-wrong = quelque chose s’est mal passé de mon côté.
result-link = 🎬 { $reason } Vous pouvez <a href="{ $url }">la regarder ou l’enregistrer ici</a>. Sans trop attendre : le lien expire.
link-too-large = Votre vidéo est trop grosse pour passer par Telegram.
link-not-taken = Telegram n’a pas accepté votre vidéo.
link-not-secure = Votre vidéo n’a qu’un lien non chiffré (http), et je ne télécharge rien depuis ces liens.
link-not-downloaded = Je n’ai pas pu télécharger votre vidéo moi-même.
result-caption = { $quote }
    { $understood }
status-refused = ❌ { $reason }
    Rien n’a été facturé.
    Tâche <code>{ $id }</code>
refused-elsewhere = ❌ Je n’ai pas le droit d’écrire dans « { $title } », je n’ai donc pas commandé votre vidéo. Rien n’a été facturé.
    Demandez à un admin de m’autoriser à y envoyer des messages (ou de rouvrir le sujet), puis renvoyez votre demande.
refused-somewhere = ❌ Je n’ai pas le droit d’écrire dans le groupe où vous avez demandé une vidéo, je ne l’ai donc pas commandée. Rien n’a été facturé.
    Demandez à un admin de m’autoriser à y envoyer des messages (ou de rouvrir le sujet), puis renvoyez votre demande.
status-unknown = ⚠️ { $reason }
    Je ne peux pas savoir si elle a été facturée, donc je ne l’ai pas renvoyée.
    Tâche <code>{ $id }</code>
status-unknown-again = ⚠️ { $reason }
    Vous avez demandé de la renvoyer. Si la première refait surface, je le dirai ici.
    Tâche <code>{ $id }</code>
status-unknown-forgotten = ⚠️ { $reason }
    Ignoré. Si la demande refait surface, je le dirai ici.
    Tâche <code>{ $id }</code>
status-cancelled = Annulé. Rien n’a été facturé.

reason-words = « { $reason } »
owner-told = { $reason } Le responsable du bot est prévenu.
owner-untold = { $reason } Seul le responsable du bot peut y remédier.
reason-said = Le service vidéo a refusé : « { $reason } »
reason-refused = Le service vidéo a refusé sans donner de raison.
reason-key = Le service vidéo n’a pas accepté la clé de ce bot.
reason-quota = Le compte de ce bot auprès du service vidéo n’a plus de crédit.
reason-model = Le service vidéo n’a pas { $model } en ce moment.
reason-no-access = Le service vidéo ne laisse pas ce bot utiliser { $model }.
reason-paused = { $model } est en pause : { $reason }.
reason-removed = Ce bot ne propose plus { $model }.
reason-unreachable = Le service vidéo était injoignable.
reason-moved = Le bot a changé de service vidéo entre-temps. Refaites votre demande, s’il vous plaît.
reason-busy = Le service vidéo est trop surchargé.
reason-photos = Ce bot ne peut plus transmettre de photos.
reason-photo-store = Votre photo n’a pas pu être transmise au service vidéo.
reason-photo-gone = Je n’arrive plus à récupérer votre photo sur Telegram. Renvoyez-la, s’il vous plaît.
reason-picture-link = Je n’ai pas pu charger cette image : { $reason }
    Envoyez l’image elle-même, ou un lien qui ouvre directement une image.
reason-photo-too-big = Votre photo dépasse { $limit } Mo, le maximum que je peux transmettre. Envoyez-la comme photo et non comme fichier, ou réduisez-la.
reason-may-not-write = Je n’ai pas le droit d’écrire ici, je n’ai donc pas commandé la vidéo. Un admin peut m’y autoriser.
reason-telegram = Je n’ai pas pu joindre Telegram, je n’ai donc pas commandé la vidéo.
reason-went-wrong = Quelque chose s’est mal passé de mon côté, je n’ai donc rien envoyé.
reason-timeout = La demande est partie, mais le service vidéo n’a pas répondu à temps.
reason-broken = La connexion a été coupée pendant l’envoi de la demande.
reason-unclear = La réponse du service vidéo ne dit pas s’il a accepté la demande.
reason-address = Le service vidéo est introuvable à l’adresse qu’utilise ce bot.
reason-page = La réponse du service vidéo ne dit pas s’il a accepté la demande : c’est une page web.
reason-certificate = Aucune connexion sécurisée au service vidéo n’a pu être établie, donc rien n’a été envoyé.
reason-format = Le service vidéo n’accepte pas les demandes sous la forme dans laquelle ce bot les envoie.
reason-request = Le service vidéo n’accepte pas l’un des réglages envoyés par ce bot.
reason-interrupted = Le bot a été interrompu pendant l’envoi de la demande.
reason-absent = Le service vidéo n’a aucune trace de cette demande : elle n’y est jamais arrivée.

button-create = 🎬 Créer
button-create-for = 🎬 Créer pour { $price }
button-cancel = Annuler
button-as-picture = Utiliser comme image
button-as-words = Laisser dans le texte
button-again-paid = Renvoyer (peut coûter double)
button-again = Réessayer
button-forget = Ignorer
button-redo = 🔁 Refaire
button-retry = 🔁 Réessayer
button-change = ✏️ Modifier
button-details = ℹ️ Détails
button-deliver = 📦 Recevoir la vidéo
button-check = 🔄 Vérifier
button-model = Essayer { $model }
button-later = ⏳ { $model } plus tard
button-with = 🎬 { $model }
button-use = Utiliser { $model } ici
button-copy = Copier l’identifiant de la tâche
button-newer = ← Plus récentes
button-older = Plus anciennes →
button-previous = ← Retour
button-next = Suite →
button-ordered = Commandé.

## Les demandes d’un chat

tasks-none = Pas encore de vidéos ici. Essayez <code>/video{ $at } un chat sur la Lune</code>
tasks-title = <b>Vos vidéos</b> ({ $count })
tasks-title-group = <b>Les vidéos de ce groupe</b> ({ $count })
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
task-not-found = Cette tâche n’existe pas dans ce chat. /tasks les montre toutes.
task-moved-on = Elle a changé entre-temps : /status montre où elle en est.
details-id = { $state } Tâche <code>{ $short }</code>
details-provider-id = Au service vidéo : <code>{ $id }</code>
details-took = Cela a pris { $span }.
details-enhanced = Le service vidéo a reformulé votre texte :
show-coming = Elle arrive.
show-not-yet = Elle n’est pas encore prête. /status montre où elle en est.
show-nothing = Il n’y a pas de vidéo pour cette tâche.
show-only-link = Elle a été envoyée dans ce chat sous forme de lien ; Telegram n’a pas la vidéo elle-même.
show-failed = Telegram ne l’accepte pas pour le moment. Réessayez plus tard.
show-unclear = Elle n’est peut-être pas arrivée : la connexion a été coupée. Si elle n’est pas ici, renvoyez /show ; c’est gratuit.
check-asking = Je demande au service vidéo.
check-done = Elle est prête : /show renvoie la vidéo.
check-nothing = Il n’y a rien à demander au service vidéo sur celle-ci pour le moment.
cancel-free = Annulé. Rien n’a été facturé.
cancel-sending = L’envoi est en cours et ne peut plus être arrêté. Si le service l’accepte, c’est payé. Je ne la publierai pas ici ; /show envoie la vidéo une fois prête. N’attendez pas trop : le service ne garde les vidéos qu’un temps.
cancel-paid = Elle est déjà commandée et ne peut pas être remboursée. Je ne la publierai pas ici ; /show envoie la vidéo une fois prête. N’attendez pas trop : le service ne garde les vidéos qu’un temps.
cancel-unknown = Je n’en parlerai plus. Je ne peux pas savoir si elle a été facturée.
cancel-nothing = Trop tard pour annuler : c’est terminé.
forgotten = { $count ->
    [0] Il n’y avait rien à vous à supprimer.
    [one] Supprimé : { $count } tâche, avec ses mots et ses images.
    [many] Supprimé : { $count } de tâches, avec leurs mots et leurs images.
   *[other] Supprimé : { $count } tâches, avec leurs mots et leurs images.
}
forgotten-defaults = Supprimé : les réglages de ce chat.
forgotten-left = { $count ->
    [one] { $count } tâche est en cours et payée, ou peut-être payée, donc je l’ai gardée. Si vous la supprimez aussi, sa vidéo est perdue.
    [many] { $count } de tâches sont en cours et payées, ou peut-être payées, donc je les ai gardées. Si vous les supprimez aussi, leurs vidéos sont perdues.
   *[other] { $count } tâches sont en cours et payées, ou peut-être payées, donc je les ai gardées. Si vous les supprimez aussi, leurs vidéos sont perdues.
}
button-erase = { $count ->
    [one] La supprimer aussi
    [many] Les supprimer aussi
   *[other] Les supprimer aussi
}

## Propositions

offer = Dois-je en faire une vidéo ?
    { $understood }
offer-links = { $count ->
    [one] Le lien vers <b>{ $hosts }</b> est-il une image pour la vidéo ?
    [many] Les liens vers <b>{ $hosts }</b> sont-ils des images pour la vidéo ?
   *[other] Les liens vers <b>{ $hosts }</b> sont-ils des images pour la vidéo ?
}
    { $understood }
doubt-forwarded = C’est un message transféré, alors je demande d’abord.
doubt-cut = Telegram a découpé ce texte en plusieurs messages, alors je demande d’abord.
doubt-captions = Cet album a plusieurs légendes, alors je demande d’abord.
doubt-story = Je ne vois pas la story à laquelle vous avez répondu, seulement vos mots.
doubt-paid = Je ne peux pas utiliser le contenu payant auquel vous avez répondu, seulement vos mots.
doubt-price = Cela coûte de l’argent, alors je demande d’abord.
doubt-price-unknown = Je ne sais pas ce que cela coûte, alors je demande d’abord.
doubt-reply = Je ne peux pas utiliser ce à quoi vous avez répondu, seulement vos mots.
offer-models = Ou commandez avec un autre modèle :
pictures-frames = Images : la première est le début de la vidéo, la seconde en est la fin.
pictures-things = Images : des éléments qu’on verra dans la vidéo.
offer-photos = { $count ->
    [one] Photo reçue. Que doit-il se passer dans la vidéo ? <b>Répondez à ce message</b> avec vos mots.
    [many] { $count } de photos reçues. Que doit-il se passer dans la vidéo ? <b>Répondez à ce message</b> pour les utiliser toutes, ou à une photo pour n’utiliser que celle-là.
   *[other] { $count } photos reçues. Que doit-il se passer dans la vidéo ? <b>Répondez à ce message</b> pour les utiliser toutes, ou à une photo pour n’utiliser que celle-là.
}

## Réponses aux messages

prompt-missing = Dites-moi ce que la vidéo doit montrer, par exemple :
    <code>/video un chat sur la Lune</code>
    Vous pouvez aussi envoyer une photo avec les mots en légende.
prompt-secret = Je ne peux pas utiliser ce texte : une partie ressemble à un mot de passe ou à une clé d’accès. Retirez-la et renvoyez le texte. Rien n’a été facturé.
photos-off = Ce bot ne peut pas encore utiliser de photos : son responsable doit d’abord le configurer. Avec des mots seuls, cela marche. Un lien vers une image dans le texte marche aussi.
photo-too-big = Ce fichier dépasse { $limit } Mo, le maximum que je peux transmettre. Envoyez-le comme photo et non comme fichier, ou réduisez-le. Rien n’a été facturé.
attachment-unusable = Je fais des vidéos avec des mots et des images (JPEG, PNG, WebP), pas avec ceci. Envoyez une image comme photo, avec une légende qui dit ce qui doit se passer.
album-late = Cette photo est arrivée trop tard pour son album : les autres partent sans elle.
unknown-command = Je ne connais pas cette commande. /help montre ce que je sais faire.
unknown-command-near = Je ne connais pas <code>{ $command }</code>. Vouliez-vous dire ceci ?
    <code>{ $meant }</code>
unknown-command-photo = Je ne connais pas <code>{ $command }</code>. Si vous vouliez dire ceci, envoyez-le en réponse à la photo :
    <code>{ $meant }</code>
button-stale = Ce bouton n’est plus valable.
went-wrong = Quelque chose s’est mal passé de mon côté, et votre message n’a pas été suivi d’effet.
button-not-yours = Seul l’auteur de la demande ou un admin peut appuyer ici.

## Accès

access-asked = J’ai demandé au responsable du bot de vous autoriser. J’écrirai ici dès sa réponse.
access-waiting = Le responsable du bot n’a pas encore répondu. J’écrirai ici dès sa réponse.
access-blocked = Le responsable du bot n’a pas autorisé ce chat.
access-unclaimed = Ce bot n’est pas encore prêt. Réessayez plus tard.
access-question-private = <b>{ $name }</b> (utilisateur <code>{ $user }</code>) souhaite utiliser le bot. Toutes ses demandes vous seront facturées.
access-question-group = Le groupe <b>{ $title }</b> (<code>{ $chat }</code>) souhaite utiliser le bot, à la demande de { $name } (utilisateur <code>{ $user }</code>). Toutes les demandes du groupe vous seront facturées.
access-approve = ✅ Autoriser
access-block = 🚫 Bloquer
access-approved = ✅ Autorisé. Refaites votre demande : <code>/video{ $at } un chat sur la Lune</code>, ou une photo avec une légende.
access-decided-approved = ✅ Autorisé : { $name } (<code>{ $chat }</code>)
access-decided-blocked = 🚫 Bloqué : { $name } (<code>{ $chat }</code>)
access-approved-kept = ✅ Autorisé. Voici votre demande ; appuyez sur <b>Créer</b> si elle tient toujours.
access-decided-new = 🗑 Retiré : { $name } (<code>{ $chat }</code>). Pour utiliser le bot, il faudra redemander.
access-decided-topic = ✅ Autorisé pour le sujet { $topic } seulement : { $name } (<code>{ $chat }</code>)
access-approve-topic = ✅ Ce sujet seulement
access-remove = 🗑 Retirer
access-question-topic = Demandé dans le sujet { $topic }.
access-unclear = Je ne peux pas vérifier maintenant si vous pouvez utiliser ce bot. Réessayez dans une minute.
access-is-admin = C’est un admin du bot, qui peut toujours l’utiliser. Retirez-le d’abord avec <code>/admins remove</code>.
access-title = <b>Qui peut utiliser le bot</b>
    ⏳ En attente : { $asked } · ✅ Autorisés : { $approved } · 🚫 Bloqués : { $blocked } · ▫️ Non décidés : { $new }
access-mode-open = <code>ACCESS=open</code> : tout le monde peut utiliser le bot, sauf ceux que vous bloquez.
access-mode-members = <code>ACCESS=members</code> : les membres d’un groupe autorisé peuvent aussi l’utiliser en privé.
access-admin = Admin du bot, peut toujours l’utiliser
access-topics = Seulement dans les sujets { $topics }
access-spent = Ce mois-ci : { $sums }
access-spent-unpriced = prix inconnu : { $number }
access-how = À la main : <code>/allow ID</code>, <code>/block ID</code>, <code>/remove ID</code>. Dans un groupe, l’identifiant est inutile ; <code>/allow topic</code> n’autorise qu’un sujet.
access-id-missing = Ajoutez l’identifiant d’un chat ou d’un utilisateur : <code>/{ $command } 12345</code>. /access les affiche.
admins-title = <b>Les admins du bot</b>
admins-in-settings = { $name }, dans ADMIN_IDS
admins-how = Pour changer : <code>/admins add 12345</code>, <code>/admins remove 12345</code>, avec l’identifiant d’un utilisateur.
admins-added = { $name } (<code>{ $user }</code>) est maintenant admin. Cette personne doit m’écrire une fois pour que je puisse lui écrire.
admins-gone = { $name } (<code>{ $user }</code>) n’est plus admin.
admins-already = Cette personne est déjà admin.
admins-unknown = Cette personne n’est pas admin.
admins-last = C’est le seul admin. Ajoutez-en d’abord un autre.
admins-configured = Cette personne est dans ADMIN_IDS. Changez ce réglage et redémarrez le bot.
admins-no-user = Cet identifiant n’est pas celui d’une seule personne.
admins-in-private = Envoyez-moi cela dans notre chat privé.
claimed = Vous êtes maintenant admin de ce bot. Les chats qui veulent l’utiliser vous le demanderont ici.
claimed-next = Écrivez maintenant ce qu’une vidéo doit montrer, par exemple <i>un chat sur la Lune</i>. /help montre le reste.
claimed-photos = Les photos ne marchent pas encore : réglez PHOTO_LINKS, ou mettez dans PUBLIC_URL une adresse https qui mène à ce bot.
claim-refused = Ce lien a déjà servi, ou n’est plus valable.

## Aide

command-video = créer une vidéo : /video un chat sur la Lune
command-models = les modèles, avec leurs options et leurs prix
command-settings = modèle, taille, durée… de ce chat
command-status = où en est une vidéo
command-tasks = vos vidéos
command-usage = ce que vous avez utilisé et ce qui reste
command-show = renvoyer une vidéo
command-retry = commander la même chose
command-cancel = annuler une vidéo
command-check = demander maintenant au service vidéo
command-forget = supprimer ce que je sais de ce chat
command-privacy = ce que je garde et comment l’effacer
command-help = ce que je sais faire
help-words = • <code>/video{ $at } un chat sur la Lune</code>
help-photos = • une ou plusieurs photos, avec une légende qui dit ce qui doit se passer
    • répondre à une photo avec <code>/video{ $at }</code> et vos mots
help-options = <b>Pour une seule vidéo</b>, n’importe où dans le texte : { $options }
help-chat = <b>Pour ce chat</b> : /settings montre et change les réglages par défaut.
help = <b>Ensuite</b>, seules ou en réponse à une vidéo :
    /status – { command-status }
    /show – { command-show }
    /retry – { command-retry }
    /cancel – { command-cancel }
    /check – { command-check }

    /tasks – { command-tasks }
    /usage – { command-usage }
    <code>/forget</code> – { command-forget }
    /privacy – { command-privacy }
help-models = Modèles (/models montre ce que fait chacun) : { $models }
help-group = Là où je peux lire tous les messages, par exemple comme admin, @{ $username } dans la légende d’une photo marche aussi.

## Modèles

models-title = <b>Modèles</b> ({ $count })
models-none = Aucun modèle disponible pour le moment. Réessayez plus tard.
models-how = Pour une seule vidéo, ajoutez à votre demande la ligne <code>--model</code> du modèle. Pour ce chat, appuyez sur un bouton.
models-chosen = { $title } · le modèle de ce chat
models-paused = ⏸ En pause : { $reason }
models-price = Prix : { $price }
models-price-unknown = Prix : inconnu
models-images-none = Images : aucune
models-images-up-to = Images : jusqu’à { $most }
models-images-exactly = Images : exactement { $most }
models-images-between = Images : de { $least } à { $most }
models-role = { $images } ({ $role })
role-frames = début et fin de la vidéo
role-things = éléments de la vidéo
models-used = Ce chat utilise maintenant { $model }.

## Réglages par défaut

defaults-title = <b>Réglages par défaut de ce chat</b>
defaults-line = { $name } : <b>{ $value }</b> ({ $source })
source-bot = du bot
source-chat = de ce chat
source-model = du modèle
defaults-how = Pour changer : <code>/settings { $example }</code>
    Pour revenir à ceux du bot : <code>/settings reset</code>
defaults-price = Une vidéo avec ces réglages coûte <b>{ $price }</b>.
defaults-price-unknown = Le prix d’une vidéo avec ces réglages est inconnu.
confirm-above-from = À partir de ce prix, ou si le prix est inconnu, une commande attend <b>Créer</b>.
confirm-above-all = Toute commande attend <b>Créer</b>.
confirm-above-unpriced = Aucun prix n’est connu ici : toute commande attend <b>Créer</b>.
confirm-above-both = De ce chat : { $own }. Du bot : { $bots }. Le plus bas s’applique.
confirm-above-how = Pour que je demande avant une commande chère :
    <code>/settings { $example }</code> (<code>confirm-above=off</code> : jamais)
defaults-saved = Enregistré.
defaults-reset = Les réglages du bot s’appliquent de nouveau.
defaults-admins-only = Seuls les admins de ce groupe peuvent changer ses réglages.
watermark-true = aucun si possible
watermark-false = jamais (peut rester bloqué)

## Ce que les admins du bot font à la main

bot-admins-only = Seuls les admins de ce bot peuvent faire ça.
pause-how = Écrivez le modèle et la raison, par exemple <code>/pause { $example } retour lundi</code>. Tout le monde voit la raison.
paused-now = ⏸ <b>{ $model }</b> est en pause pour tout le monde : { $reason }. <code>/resume { $model }</code> met fin à la pause.
paused-refused = { $count ->
    [one] { $count } demande en attente a été refusée. Rien n’a été facturé.
    [many] { $count } de demandes en attente ont été refusées. Rien n’a été facturé.
   *[other] { $count } demandes en attente ont été refusées. Rien n’a été facturé.
}
resume-how = Écrivez le modèle, par exemple <code>/resume { $example }</code>.
resumed = ▶️ <b>{ $model }</b> peut de nouveau être commandé.
resume-in-file = <b>{ $model }</b> reste en pause : c’est le fichier des modèles qui le suspend ({ $reason }). Changez-le là.
resume-not-paused = <b>{ $model }</b> n’est pas en pause.
broadcast-how = Envoyez <code>/broadcast</code> en réponse au message que tout le monde doit recevoir. Tout convient : texte, image, vidéo.
broadcast-private = Envoyez /broadcast dans notre chat privé, s’il vous plaît.
broadcast-nobody = Il n’y a encore aucun chat à qui l’envoyer.
broadcast-question = { $count ->
    [one] Envoyer ce message à { $count } chat ?
    [many] Envoyer ce message à { $count } de chats ?
   *[other] Envoyer ce message à { $count } chats ?
}
broadcast-cancelled = Rien n’a été envoyé.
broadcast-progress = 📣 Chats déjà atteints : { $done } sur { $total }
broadcast-stopping = Arrêt en cours…
broadcast-over = 📣 Cette diffusion est terminée : le rapport est plus bas.
broadcast-done = 📣 La diffusion est terminée.
broadcast-stopped = 📣 La diffusion a été arrêtée.
broadcast-broken = 📣 La diffusion s’est arrêtée trop tôt : le message a été supprimé ou ne peut pas être copié.
broadcast-report = Envoyés : { $sent }
    Ont bloqué le bot : { $blocked }
    Échecs : { $failed }
broadcast-unclear = Peut-être arrivés, non répétés : { $count }
broadcast-left = Non envoyés : { $count }
button-broadcast-send = 📣 Envoyer
button-broadcast-stop = Arrêter

## Confidentialité

privacy-kept = <b>Ce que je garde</b>
    • vos demandes : mots, options, liens vers des images et des vidéos, et les identifiants Telegram de vos photos, de votre compte, de ce chat et de ses messages
    • la dernière demande d’un chat qui n’est pas encore autorisé
    • le nom et les réglages de ce chat, et si le responsable du bot l’a autorisé
    • votre nom, si vous commandez des vidéos
    • ce que chaque vidéo a coûté, sans ses mots
privacy-time = { $days ->
    [one] Une demande terminée est supprimée { $days } jour après son dernier changement.
    [many] Une demande terminée est supprimée { $days } de jours après son dernier changement.
   *[other] Une demande terminée est supprimée { $days } jours après son dernier changement.
} Les identifiants de messages qui évitent les doublons sont supprimés après { $hours } { $hours ->
    [one] heure
    [many] d’heures
   *[other] heures
}. Une demande qui attend l’autorisation est supprimée après { $kept } { $kept ->
    [one] jour
    [many] de jours
   *[other] jours
}.
privacy = <b>Comment l’effacer</b>
    <code>/forget</code> demande d’abord, puis supprime vos demandes, aussi celle qui attend l’autorisation, et les réglages de ce chat. Votre nom aussi, sauf si le responsable du bot a été interrogé à votre sujet ou a décidé. Ce qu’une vidéo a coûté reste, sans ses mots.
privacy-group = <b>Comment l’effacer</b>
    <code>/forget</code> demande d’abord, puis supprime vos demandes ici, aussi celle qui attend l’autorisation ; envoyé par un admin du groupe, celles de tous et les réglages du groupe. Votre nom aussi, sauf si le responsable du bot a été interrogé à votre sujet ou a décidé. Ce qu’une vidéo a coûté reste, sans ses mots.
privacy-elsewhere = <b>Qui d’autre le reçoit</b>
    Le service vidéo reçoit vos mots, vos options et vos images, mais ni votre nom ni votre compte. Ses propres règles s’y appliquent, et celles de Telegram à vos messages.

## Au responsable

owner-key = L’API vidéo a refusé la clé (HTTP { $status }) : vérifiez { $setting }.
owner-secret-in-answer = Une réponse de l’API vidéo contenait un secret de ce bot, sans doute la clé. Je ne l’ai montré à personne. Par prudence, créez une nouvelle clé et mettez-la dans VIDEO_API_KEY.
owner-quota = L’API vidéo dit que le compte de { $setting } n’a plus de crédit : rechargez-le. Ses mots : « { $reason } »
owner-words = Ses mots : « { $reason } »
owner-no-access = L’API vidéo ne laisse pas la clé de { $setting } utiliser { $model } (HTTP { $status }). Autorisez le modèle ou son groupe pour cette clé, ou corrigez, suspendez ou retirez le modèle dans MODELS_FILE.
owner-address = L’API vidéo est introuvable à l’adresse que j’utilise ({ $reason }). Vérifiez { $setting } ; j’ai utilisé <code>{ $url }</code>.
owner-page = L’API vidéo a répondu par une page web au lieu de JSON ({ $reason }). Vérifiez { $setting } ; j’ai utilisé <code>{ $url }</code>.
owner-certificate = Je n’arrive pas à établir une connexion sécurisée à l’API vidéo : { $reason }. Rien n’a été envoyé. Vérifiez { $setting } (j’ai utilisé <code>{ $url }</code>), l’horloge de cette machine et HTTPS_PROXY.
owner-format = L’API vidéo n’accepte pas le format de mes requêtes ({ $reason }). Vérifiez { $setting } (j’ai utilisé <code>{ $url }</code>) et le format du fournisseur dans MODELS_FILE.
owner-request = L’API vidéo n’accepte pas le champ <code>{ $field }</code> de { $model } (HTTP { $status }). Modifiez { $setting }.
owner-model-resting = Le fournisseur a refusé { $model } trois fois de suite. Le modèle est en pause 15 minutes, puis une commande le réessaiera. Le fournisseur dit : « { $reason } »
owner-no-answers = Le service vidéo ne donne plus de réponse utilisable sur la tâche { $task } depuis un moment : { $reason }. Des vidéos payées attendent. Je continue de demander ; vérifiez { $setting } et l’état du service.
owner-new-shape = Le service vidéo répond sur la tâche <code>{ $task }</code> dans un format que je ne connais pas : je ne sais donc pas où elle en est. Je continue de demander. Envoyez ces noms de champs aux développeurs du bot ; ils ne contiennent aucun contenu :
    <pre>{ $shape }</pre>
owner-id-unreadable = Le service vidéo a accepté une demande, mais je ne trouve pas d’identifiant de tâche dans sa réponse. Elle a peut-être été facturée, et je ne peux pas la suivre. Pour la retrouver auprès du service : tâche <code>{ $task }</code>, chat <code>{ $chat }</code>, { $time } UTC. La réponse était :
    <pre>{ $answer }</pre>
owner-id-not-stored = Le service vidéo a accepté la tâche <code>{ $task }</code> sous <code>{ $id }</code>, mais je n’arrive pas à enregistrer cet identifiant. Elle est payée : gardez ce message et vérifiez la base de données. Je continue d’essayer.
owner-photos-off = Quelqu’un a envoyé une photo, mais les liens de photos sont désactivés : réglez PHOTO_LINKS, ou mettez dans PUBLIC_URL une adresse https qui mène à ce bot.
owner-photo-store = Les photos ne peuvent pas être transmises : { $reason }. Vérifiez PHOTO_LINKS et ses réglages.
owner-update-failed = Une mise à jour (id { $update }, chat { $chat }) a échoué trois fois avec { $error } et a été mise de côté ; le journal donne les détails.
owner-trouble = Une erreur inattendue s’est produite : { $error } ({ $where }). Je continue d’essayer, avec des pauses plus longues ; le journal donne les détails.
owner-database-full = Le disque de la base de données est plein : je ne peux rien enregistrer. Libérez de l’espace, et je reprendrai sans redémarrage. D’ici là, je ne prends aucune commande et rien n’est facturé. Les messages attendent chez Telegram.
owner-database-gone = Le fichier de la base de données a été supprimé ou remplacé pendant que je tournais : je ne peux rien enregistrer. Remettez-le en place et redémarrez-moi. D’ici là, je ne prends aucune commande et rien n’est facturé. Les messages attendent chez Telegram.
owner-database-damaged = La base de données est endommagée. Restaurez-la depuis une sauvegarde et redémarrez-moi. D’ici là, je ne prends aucune commande et rien n’est facturé. Les messages attendent chez Telegram.
owner-database-fails = Je ne peux pas écrire dans la base de données ; le journal en donne la raison. Je continue d’essayer. D’ici là, je ne prends aucune commande et rien n’est facturé. Les messages attendent chez Telegram.
owner-database-works = La base de données fonctionne à nouveau. Je traite les messages en attente.
owner-delivery = La vidéo de la tâche { $id } n’a pas pu être livrée : { $error }. Je réessaie encore quelques fois ; le journal donne les détails.
owner-needs-key = La vidéo de la tâche { $id } n’a pas pu être envoyée dans le chat, et son lien ne s’ouvre qu’avec VIDEO_API_KEY : personne là-bas ne peut s’en servir. Si le fichier dépasse 50 Mo, votre propre serveur Bot API (TELEGRAM_LOCAL) accepte jusqu’à 2000 Mo.
owner-fake-ip = { $host } mène à une adresse inventée (fake IP, comme celles de Clash) : j’ai envoyé une vidéo sous forme de lien au lieu de la télécharger. Réglez FAKE_IP_NETWORKS=198.18.0.0/15 pour que les vidéos soient téléchargées.

## Options et modèles

option-unknown =
    Il n’y a pas d’option <code>{ $value }</code>. Voici les options : <b>{ $options }</b>. /models montre leurs valeurs.
    Par exemple : <code>{ $example }</code>
    Si cela fait partie du texte, mettez <code>--</code> devant le texte.

option-misspelt =
    Il n’y a pas d’option <code>{ $value }</code>. Vouliez-vous dire <code>--{ $near }</code> ?
    Si cela fait partie du texte, mettez <code>--</code> devant le texte.
option-misspelt-name =
    Il n’y a pas d’option <code>{ $value }</code>. Vouliez-vous dire <code>--{ $near }</code> ? Par exemple : <code>{ $example }</code>
    Si cela fait partie du texte, mettez <code>--</code> devant le texte.

default-unknown =
    Il n’y a pas de réglage <code>{ $value }</code>. Vous pouvez régler : <b>{ $options }</b>.
    Par exemple : <code>/settings { $example }</code>
default-misspelt =
    Il n’y a pas de réglage <code>{ $value }</code>. Vouliez-vous dire <b>{ $near }</b> ?
    Par exemple : <code>/settings { $example }</code>

# confirm-above in /settings; $value: what was written; $example: how to write it
confirm-above-missing = Il manque un prix après <code>confirm-above</code> :
    <code>/settings { $example }</code>, ou <code>off</code>.
confirm-above-value = Je ne comprends pas <code>{ $value }</code> comme prix. Écrivez un montant :
    <code>/settings { $example }</code>, ou <code>off</code>.
confirm-above-currency = Ici, les prix sont en { $currency } : <code>{ $value }</code> ne convient pas. Écrivez par exemple :
    <code>/settings { $example }</code>
confirm-above-no-currency = Ici, les prix n’ont pas de monnaie. Au lieu de <code>{ $value }</code>, écrivez seulement le nombre :
    <code>/settings { $example }</code>
confirm-above-of-chat = <code>{ $value }</code> est un réglage du chat entier, pas d’une vidéo : rien n’a été commandé. Il se règle avec <code>/settings { $example }</code>.
option-value = <code>{ $option }</code> n’accepte pas <code>{ $value }</code>. Choisissez parmi : <b>{ $allowed }</b>.
option-needs-value = Il faut une valeur après <code>{ $option }</code> : <b>{ $allowed }</b>.
option-twice = <code>{ $option }</code> est indiqué deux fois : <code>{ $first }</code> et <code>{ $second }</code>. Renvoyez en n’en gardant qu’un.
bare-duration =
    Une vidéo ne peut pas durer <code>{ $value }</code>. Durées en secondes : <b>{ $allowed }</b>.
    Si cela fait partie du texte, mettez <code>--</code> devant le texte.
model-unknown = Il n’y a pas de modèle <code>{ $value }</code>. Choisissez parmi : <b>{ $allowed }</b>.
model-misspelt = Il n’y a pas de modèle <code>{ $value }</code>. Vouliez-vous dire <b>{ $near }</b> ? Tous les modèles : <b>{ $allowed }</b>.
model-paused = <b>{ $model }</b> est en pause : { $reason }. Vous pouvez utiliser un autre modèle : <b>{ $allowed }</b>.
model-resting = <b>{ $model }</b> n’est pas disponible auprès du service vidéo en ce moment ; rien n’a été facturé. Réessayez dans environ { $minutes } min.
model-paused-only = <b>{ $model }</b> est en pause : { $reason }.
photos-elsewhere = <b>{ $model }</b> ne peut pas encore utiliser ici les photos envoyées. Un lien vers une image dans le texte marche aussi.
models-all-paused = <b>{ $model }</b> est en pause : { $reason }. Il n’y a pas d’autre modèle en ce moment. Réessayez plus tard, s’il vous plaît.
option-not-offered = <b>{ $model }</b> n’accepte pas <code>{ $value }</code> pour <code>{ $option }</code>. Il accepte : <b>{ $allowed }</b>.
option-not-taken = <b>{ $model }</b> n’a pas d’option <code>{ $option }</code>. Ses options : <b>{ $allowed }</b>.
value-elsewhere = <b>{ $model }</b> n’accepte pas <code>{ $value }</code> pour <code>{ $option }</code>. Il accepte : <b>{ $allowed }</b>.
    Pour <code>{ $value }</code>, ajoutez <code>--model</code> avec l’un de ceux-ci : <b>{ $others }</b>.
option-elsewhere = <b>{ $model }</b> n’a pas d’option <code>{ $option }</code>. Ses options : <b>{ $allowed }</b>.
    Pour l’utiliser, ajoutez <code>--model</code> avec l’un de ceux-ci : <b>{ $others }</b>.
option-too-long = Avec <b>{ $model }</b>, <code>{ $option }</code> peut avoir au plus { $allowed } { $allowed ->
    [one] caractère
    [many] de caractères
   *[other] caractères
}, et il y en a { $count }. Raccourcissez et renvoyez.
default-model-unknown =
    Le modèle réglé pour ce chat, <code>{ $value }</code>, n’existe plus. Il y a : <b>{ $allowed }</b>.
    Ajoutez <code>--model</code> avec l’un d’eux à votre demande, ou changez le réglage avec <code>/settings model=…</code>
default-model-paused =
    Le modèle réglé pour ce chat, <b>{ $model }</b>, est en pause : { $reason }. Ceux-ci marchent : <b>{ $allowed }</b>.
    Ajoutez <code>--model</code> avec l’un d’eux à votre demande, ou changez le réglage avec <code>/settings model=…</code>
images-too-many = { $allowed ->
    [one] <b>{ $model }</b> accepte au plus { $allowed } image, et il y en a { $count }. Renvoyez avec moins d’images.
    [many] <b>{ $model }</b> accepte au plus { $allowed } d’images, et il y en a { $count }. Renvoyez avec moins d’images.
   *[other] <b>{ $model }</b> accepte au plus { $allowed } images, et il y en a { $count }. Renvoyez avec moins d’images.
}
images-not-taken = <b>{ $model }</b> n’accepte pas d’images. Renvoyez votre demande sans image.
images-too-few = { $allowed ->
    [one] <b>{ $model }</b> a besoin d’au moins { $allowed } image. Renvoyez avec une photo.
    [many] <b>{ $model }</b> a besoin d’au moins { $allowed } d’images, et il y en a { $count }. Renvoyez avec plus de photos.
   *[other] <b>{ $model }</b> a besoin d’au moins { $allowed } images, et il y en a { $count }. Renvoyez avec plus de photos.
}
prompt-too-long = <b>{ $model }</b> accepte des textes de { $allowed } { $allowed ->
    [one] caractère
    [many] de caractères
   *[other] caractères
} au plus, et le vôtre en a { $count }. Raccourcissez-le et renvoyez-le.

## Budgets

budget-used-up = { $payer ->
    [chat] Le budget de ce chat
    [user] Votre budget
   *[all] Le budget de toutes les vidéos
} { $period ->
    [month] pour ce mois
   *[day] pour aujourd’hui
} est épuisé. Il repart le { $until }.
budget-too-little = { $payer ->
    [chat] Le budget de ce chat
    [user] Votre budget
   *[all] Le budget de toutes les vidéos
} { $period ->
    [month] pour ce mois
   *[day] pour aujourd’hui
} ne suffit plus pour cette vidéo, qui coûte { $price }. Il repart le { $until }.
budget-none = { $payer ->
    [chat] Ce chat ne peut pas commander de vidéos pour le moment
    [user] Vous ne pouvez pas commander de vidéos pour le moment
   *[all] Personne ne peut commander de vidéos pour le moment
} : le responsable du bot a mis le budget à zéro.
budget-unpriced = Un budget s’applique ici et le prix de { $model } est inconnu : je ne peux pas commander la vidéo. Le responsable du bot est prévenu.
budget-unpriced-untold = Un budget s’applique ici et le prix de { $model } est inconnu : je ne peux pas commander la vidéo. Seul le responsable du bot peut y remédier.
budget-busy = Les budgets sont en cours de modification. Réessayez.
budgets-title = <b>Budgets</b>
budgets-none = Il n’y a pas de budget : qui peut utiliser le bot peut commander autant qu’il veut.
budgets-line = <code>{ $budget }</code> : { $used } utilisés, jusqu’au { $until }
budgets-line-each = <code>{ $budget }</code>
budgets-how = Fixer : <code>/budget 20/day</code>, <code>/budget 50 videos/month</code>, <code>/budget chat 5/day</code>, <code>/budget user 2/day</code>, <code>/budget ID 3/day</code>. Supprimer : <code>/budget off/day</code>, <code>/budget chat off/day</code>, <code>/budget off videos/month</code>.
budgets-currency = Les montants sont en { $currency }.
budget-invalid = Je ne comprends pas le budget « { $text } ». Écrivez les montants avec un point : <code>0.50/day</code>.
budget-saved = ✅ Enregistré : <code>{ $budget }</code>
refund-how = Écrivez l’identifiant d’une tâche, ou son début : <code>/refund ID</code>. Ou envoyez <code>/refund</code> en réponse au message de la tâche.
refund-done = ✅ Remboursé : { $amount }. Les budgets ne le comptent plus.
refund-unpriced = ✅ La tâche <code>{ $id }</code> ne compte plus. Son prix était inconnu.
refund-twice = Cette tâche a déjà été remboursée.
refund-none = Je ne connais aucune dépense pour cette tâche.
task-several = Plusieurs tâches commencent ainsi. Écrivez une plus grande partie de l’identifiant.
refund-unsent = Cette tâche n’est pas encore envoyée. Si vous l’annulez, rien n’est facturé ; si elle échoue avant d’être facturée, l’argent revient tout seul.
owner-budget-share = { $percent } % du budget { $budget } sont utilisés. Il repart le { $until }.
owner-budget-used-up = Le budget { $budget } est épuisé. Il repart le { $until }. Avec /budget, vous pouvez le voir ou le changer.
owner-budget-none = Une commande a été refusée, car le budget { $budget } n’en permet aucune. Avec /budget, vous pouvez le voir ou le changer.
owner-budget-too-little = Une commande a été refusée : il reste trop peu du budget { $budget }. Il repart le { $until }. Avec /budget, vous pouvez le voir ou le changer.
owner-budget-unpriced = Quelqu’un voulait une vidéo de { $model }, dont le prix est inconnu, alors qu’un budget en argent s’applique. J’ai refusé : ajoutez un prix dans MODELS_FILE, ou supprimez le budget.
price-changed = Le prix est maintenant de { $price }. Appuyez encore pour commander à ce prix.
price-unknown-now = Le prix n’est plus connu. Appuyez encore pour commander quand même.

## Statistics

stats-today = <b>Aujourd’hui</b> ({ $date })
stats-month = <b>Ce mois-ci</b> ({ $date })
stats-counts = Réussies : { $made } · échouées : { $failed } · incertaines : { $unknown }
stats-in-progress = En cours : { $number }
stats-spent = Dépensé : { $amount }
stats-spent-other = Dans d’autres monnaies : { $amounts }
stats-unpriced = Prix inconnu : { $videos }
stats-not-charged = Refusées ou annulées, non facturées : { $number }
stats-models = <b>Ce mois-ci par modèle</b>
stats-chats = <b>Ce mois-ci par chat</b>
stats-users = <b>Ce mois-ci par personne</b>
stats-videos = { $count ->
    [one] { $count } vidéo
    [many] { $count } de vidéos
   *[other] { $count } vidéos
}
stats-line = { $name } : { $sums }
stats-line-today = { $name } : { $sums } (aujourd’hui { $today })
stats-more = … et { $more } de plus
stats-how = En fichier : <code>/stats csv</code>
stats-file = Toutes les dépenses du { $first } au { $last }
stats-picture = Dépenses de chaque jour de ce mois, par modèle
stats-picture-videos = Vidéos de chaque jour de ce mois, par modèle
stats-other = autres
usage-left-title = <b>Reste</b>
usage-left = { $payer ->
    [chat] Ce chat
    [user] Vous
   *[all] Tous ensemble
}, { $period ->
    [month] ce mois-ci
   *[day] aujourd’hui
} : { $left } sur { $most }, jusqu’au { $until }
balance-title = <b>Solde chez les fournisseurs</b>
balance-left = { $provider } : reste { $left }, { $used } utilisés
balance-no-limit = { $provider } : pas de limite propre, { $used } utilisés
balance-untold = { $provider } : non communiqué
balance-unit = En dollars américains, ou dans l’unité du compte.
owner-balance-low = Le compte chez { $provider } n’a plus que { $left }, et les dernières 24 heures y ont coûté { $cost }. Rechargez-le avant qu’il soit vide. /balance montre tous les comptes.

# Settings of a chat or a topic
from-topic = Réglages de ce sujet : { $names }.
source-topic = de ce sujet
settings-title-topic = <b>Réglages par défaut de ce sujet</b>
settings-whole-chat = Cela vaut pour tout le chat.
settings-who-admins = Seuls les admins de ce groupe peuvent appuyer sur ces boutons.
settings-who-everybody = Tout le monde dans ce groupe peut appuyer sur ces boutons.
settings-who-admins-only = Seuls les admins de ce groupe décident qui peut changer ses réglages.
settings-confirm = demander à partir de
settings-confirm-all = n’importe quel prix
settings-language = langue
settings-language-own = celle de chacun
settings-who = qui peut changer cela
settings-admins = les admins
settings-everybody = tout le monde
settings-choose = Choisissez : <b>{ $name }</b>
settings-typed = Écrivez : <code>/settings { $example }</code>
settings-changed = Les réglages ont changé entre-temps. Les voici tels qu’ils sont maintenant.
settings-reset-topic = Ce sujet suit de nouveau les réglages du chat.
button-settings-back = ← Réglages
button-settings-default = Par défaut
button-settings-chats = Comme dans le chat
button-settings-reset = Revenir aux réglages du bot
language-name = Français
settings-button = { $name } : { $value }
settings-how-topic = Pour changer : <code>/settings { $example }</code>
    Pour revenir à ceux du chat : <code>/settings reset</code>
settings-model-used-topic = Ce sujet utilise maintenant { $model }.

## Groups: greeting, mentions, delivery elsewhere; menus and profile

mention-how = Écrivez après mon nom ce que la vidéo doit montrer, par exemple :
    <code>@{ $username } un chat sur la Lune</code>
mention-order = commander aussitôt
mention-offer = proposer d’abord
mention-value = <code>{ $value }</code> n’est pas un choix possible. Écrivez <code>/settings mention=offer</code> (proposer d’abord) ou <code>/settings mention=order</code> (commander aussitôt).
mention-in-groups = Ce réglage concerne les groupes. Ici, mon nom est inutile : écrivez simplement.
settings-mention = si l’on me mentionne
settings-choose-mention = <b>Si l’on me mentionne</b> avec quelques mots dans ce groupe, je peux proposer la vidéo avec le bouton <b>Créer</b>, ou la commander aussitôt.
greeting = 👋 Je crée des vidéos. Écrivez par exemple : <code>/video@{ $username } un chat sur la Lune</code>
greeting-privacy = Ici, je ne vois que les commandes et les réponses à mes messages. En tant qu’admin, je réagis aussi à <code>@{ $username }</code> suivi de quelques mots.
greeting-all = <code>@{ $username }</code> suivi de quelques mots marche aussi. Sinon, je reste silencieux.
button-open-settings = ⚙️ Réglages
elsewhere = Je n’ai pas pu la publier dans « { $title } » : la voici.
elsewhere-group = Je n’ai pas pu la publier dans le groupe où vous l’avez demandée : la voici.
command-access = qui peut utiliser le bot
command-admins = les admins du bot
command-budget = les limites de dépenses
command-stats = ce qui a été créé et dépensé
command-balance = ce qui reste chez les services vidéo
command-broadcast = envoyer un message à tous les chats
command-pause = ne plus proposer un modèle : /pause MODÈLE
command-resume = proposer de nouveau un modèle : /resume MODÈLE
command-refund = rembourser une vidéo : /refund ID
profile-description = Je crée des vidéos à partir de vos mots et de vos photos.

    Écrivez ce que la vidéo doit montrer, par exemple : un chat sur la Lune. Ou envoyez une photo avec une légende.

    Vous pouvez aussi m’ajouter à un groupe.
profile-short = Crée des vidéos à partir de vos mots et photos, en privé et en groupe.
## Inline mode

inline-no-videos = Pas encore de vidéo · Ouvrir le bot
inline-no-match = Aucune de vos vidéos ne correspond
inline-untitled = Vidéo
inline-description = { $options } · { $date }
## Changing a video, and the shape of a picture

doubt-change = ✏️ <b>Que faut-il changer ?</b> Rien n’est commandé avant que vous appuyiez sur <b>Créer</b>.
change-lost = { $model } ne sait pas le faire, donc ceci ne s’applique pas : { $names }.
change-typed = Pour régler autre chose, répondez à ce message avec { $examples }
change-words = <b>Répondez à ce message</b> avec les nouveaux mots. Vos choix d’ici restent. (Répondez à la vidéo elle-même pour repartir d’elle.) Le texte actuel :
    <code>{ $prompt }</code>
button-change-words = 💬 D’autres mots
button-change-back = ← Toutes les options
button-fit = 🎬 { $shape } (comme la photo)
button-fit-again = 🔁 { $shape } (comme la photo)
button-fit-instead = 🎬 Plutôt { $shape } (comme la photo)
shape-square = carré
details-when = Commandé : { $time }
details-who = Par : { $name }
details-price = Prix : { $price }
details-price-back = Prix : { $price }, remboursé
## Listes où choisir

task-short = Il me faut au moins les huit premiers caractères de l’identifiant. Ou envoyez la commande seule et choisissez dans la liste.
tasks-how = Appuyez sur un numéro pour l’ouvrir.
tasks-state-waiting = en attente
tasks-state-making = en cours
tasks-state-coming = bientôt ici
tasks-state-done = terminée
tasks-state-undelivered = prête, mais pas arrivée
tasks-state-failed = échouée
tasks-state-expired = sans résultat
tasks-state-unknown = issue inconnue
tasks-state-refused = refusée
tasks-state-cancelled = annulée
pick-show = Quelle vidéo dois-je renvoyer ? C’est gratuit.
pick-retry = Laquelle dois-je commander à nouveau ?
pick-cancel = Laquelle dois-je annuler ?
pick-check = Pour laquelle dois-je interroger le service vidéo ?
pick-status = Laquelle voulez-vous voir ?
pick-none-show = Aucune vidéo n’est encore terminée ici.
pick-none-cancel = Rien n’est en attente ni en cours ici.
pick-none-check = Aucune vidéo n’est en cours ici.
pick-stale = Cela a changé entre-temps. Voici la liste actuelle.

## La question de /forget

forget-question-private = <b>Supprimer tout cela ?</b>
forget-question-own = <b>Supprimer tout ce qui est à vous dans ce groupe ?</b>
forget-question-all = <b>Supprimer tout cela, pour tous les membres du groupe ?</b>
forget-videos = { $count ->
    [one] • { $count } vidéo, avec ses mots
    [many] • { $count } de vidéos, avec leurs mots
   *[other] • { $count } vidéos, avec leurs mots
}
forget-requests = { $count ->
    [one] • { $count } autre demande
    [many] • { $count } d’autres demandes
   *[other] • { $count } autres demandes
}
forget-photos = { $count ->
    [one] • { $count } photo envoyée pour cela
    [many] • { $count } de photos envoyées pour cela
   *[other] • { $count } photos envoyées pour cela
}
forget-waiting = • la demande qui attend l’autorisation
forget-defaults = • les réglages de ce chat
forget-name = • votre nom
forget-messages = Les messages de ce chat restent, mais je ne pourrai plus vous renvoyer ces vidéos.
forget-unfinished = { $count ->
    [one] { $count } vidéo est en cours et payée, ou peut-être payée. Elle reste ; vous pourrez en décider ensuite.
    [many] { $count } de vidéos sont en cours et payées, ou peut-être payées. Elles restent ; vous pourrez en décider ensuite.
   *[other] { $count } vidéos sont en cours et payées, ou peut-être payées. Elles restent ; vous pourrez en décider ensuite.
}
forget-done = Supprimé.
forget-nothing = Rien n’a été supprimé.
forget-renewed = Cette question n’était plus à jour. Voici ce qu’il y a maintenant.
forget-answered = Cette question a déjà reçu une réponse.
button-forget-delete = 🗑 Supprimer
button-forget-keep = Garder
## The greeting, small talk, and what is no order
example-prompt = un chat sur la Lune
start-private = 👋 Bonjour ! <b>Je fais des vidéos.</b>
    Dites-moi simplement ce que la vôtre doit montrer.
start-group = 👋 Bonjour ! <b>Je fais des vidéos.</b>
    Écrivez <code>/video@{ $username } un chat sur la Lune</code>, avec vos propres mots.
start-who = 👋 Bonjour ! <b>Je fais des vidéos.</b>
start-price = Une vidéo coûte { $price }.
start-try = Envie d’en voir une d’abord ? Le bouton 🎬 la commande tout de suite :
start-ask = Le responsable de ce bot décide qui peut l’utiliser. Dites ce que votre première vidéo doit montrer, et je lui demande.
start-ask-group = Le responsable de ce bot décide qui peut l’utiliser. Envoyez <code>/video@{ $username }</code> avec ce que votre première vidéo doit montrer, et je lui demande.
start-photo = Envoyez une photo et écrivez dans sa légende ce qui doit se passer, par exemple : <i>elle se retourne et sourit</i>
start-photo-group = Répondez à une photo avec <code>/video@{ $username }</code> et ce qui doit se passer, par exemple : <i>elle se retourne et sourit</i>
button-start-example = 🎬 { $prompt }
button-start-photo = 📷 Avec une photo
button-start-settings = ⚙️ Réglages
help-title = <b>Je fais des vidéos à partir de mots.</b>
help-photos-title = <b>Je fais des vidéos à partir de mots et de photos.</b>
help-plain = • vos mots seuls : je montre ce que je ferais, et un bouton le commande
help-links = • des mots avec un lien vers une image, qui apparaît alors dans la vidéo
answer-thanks = Avec plaisir ! 😊
answer-who = Je suis un bot. Vous écrivez ce qu’une vidéo doit montrer, et un service de vidéo par IA la fait. Tous les détails sont dans /help.
answer-bye = À bientôt ! 👋
answer-no = D’accord. Une proposition ne coûte rien tant que vous n’appuyez pas sur son bouton.
answer-ok = 👍 Si je vous ai proposé une vidéo, le bouton en dessous la commande. Pour une autre, écrivez simplement ce qu’elle doit montrer.
costs-own = Avec les réglages de ce chat ({ $video }), une vidéo coûte <b>{ $price }</b>.
costs-own-unknown = Je ne connais pas le prix d’une vidéo avec les réglages de ce chat ({ $video }).
costs-more = Tous les prix sont dans /models.
costs-unknown = Je ne sais pas ce que coûte une vidéo : le responsable de ce bot n’a pas indiqué de prix.
doubt-talk = Est-ce vraiment ce que la vidéo doit montrer ? Je préfère demander.
attachment-voice = Je ne peux écouter ni messages vocaux ni musique. Écrivez plutôt ce que votre vidéo doit montrer.
attachment-sticker = Joli sticker ! Mais je ne peux pas en faire une vidéo. Écrivez simplement ce qu’elle doit montrer.
attachment-other = Je ne peux pas en faire une vidéo. Écrivez simplement ce qu’elle doit montrer.
prompt-missing-words = Dites-moi ce que la vidéo doit montrer, par exemple :
    <code>/video un chat sur la Lune</code>
prompt-missing-group = Dites-moi ce que la vidéo doit montrer, par exemple :
    <code>/video@{ $username } un chat sur la Lune</code>
# What people write, without signs, emoji and accents; | stands between two phrases. A letter may be repeated.
heard-thanks = merci | merci beaucoup | merci bien | un grand merci | mille mercis | merci à toi | merci à vous | je te remercie | je vous remercie | mrc | super | génial | parfait | excellent | top | au top | trop bien | très bien | bravo | magnifique | formidable | incroyable
    | trop cool | cool | j’adore | j’aime bien | ça me plaît | bien joué | bon travail | beau travail | haha | mdr | ptdr | wow | waouh
    | merci bcp | merci pour la vidéo | merci pour ton aide | merci pour votre aide | merci pour tout
heard-greeting = bonjour | bjr | salut | slt | coucou | cc | hello | bonsoir | bonne journée à toi | ça va | comment ça va | comment vas-tu | comment allez-vous | tu vas bien | quoi de neuf | il y a quelqu’un | tu es là | vous êtes là | commencer
heard-price = combien | c’est combien | combien ça coûte | combien coûte une vidéo | combien coûte la vidéo | combien cela coûte | combien ça coûte une vidéo | ça coûte combien | quel est le prix | quel prix | quels sont les prix | prix | tarif | tarifs | les tarifs
    | c’est gratuit | est-ce gratuit | est-ce que c’est gratuit | c’est payant | est-ce payant | il faut payer | faut-il payer | combien pour une vidéo
    | ça coûte combien une vidéo | combien coûte une video
heard-help = aide | aide-moi | aidez-moi | à l’aide | j’ai besoin d’aide | que peux-tu faire | que pouvez-vous faire | tu peux faire quoi | tu sais faire quoi | tu fais quoi | que sais-tu faire | comment ça marche | comment ça fonctionne | comment faire | comment t’utiliser | comment utiliser
    | commandes | menu | mode d’emploi | et maintenant | que faire | comment faire une vidéo | tu peux m’aider | pouvez-vous m’aider
heard-who = qui es-tu | tu es qui | t’es qui | qui êtes-vous | vous êtes qui | c’est quoi | qu’est-ce que c’est | comment tu t’appelles | comment t’appelles-tu | tu es un bot | es-tu un bot | es-tu humain | tu es humain | es-tu un robot | tu es une ia | es-tu une ia
heard-bye = au revoir | à bientôt | à plus | à plus tard | à demain | bonne nuit | bonne journée | bonne soirée | adieu | bye | ciao
heard-no = non | non merci | nan | pas maintenant | pas la peine | laisse tomber | laissez tomber | tant pis | oublie | stop | c’est pas grave
heard-ok = ok | d’accord | dac | oui | oui merci | oui s’il te plaît | oui s’il vous plaît | ouais | ouep | bien | c’est bon | c’est bien | entendu | compris | j’ai compris | bien sûr | vas-y | allez-y | allez | s’il te plaît | s’il vous plaît | stp | svp | ah | ah bon | désolé | pardon | je vois
heard-names = bot | mon ami | le bot
## The card of a task

button-unmute = 🔔 La publier ici
button-photo = 🖼 Autre photo
button-words = ✏️ D’autres mots
photo-how = <b>Répondez au message ci-dessus</b> avec une autre photo. Vos mots restent les mêmes, et je demanderai avant de commander.
cancel-muted = Elle est déjà payée, donc elle sera faite quand même. Je ne la publierai pas ici.
cancel-late = Trop tard pour annuler : le service vidéo l’a déjà reçue.
unmuted = D’accord, je la publierai ici.
status-estimate = { $bar } ≈ { $percent } % (estimation) · { $elapsed } jusqu’ici, d’habitude { $usual }
status-same = Aucun changement depuis { $same }.
status-left = Aucun changement depuis { $same }. D’après la durée habituelle, encore { $left } environ.
status-heard = Dernière réponse du service vidéo il y a { $ago }.
check-asked = Je viens de demander au service vidéo.
check-percent = Sa dernière réponse, il y a { $ago } : { $percent } %.
check-no-percent = Sa dernière réponse, il y a { $ago } : toujours en cours.
failed-people = Le service vidéo n’autorise pas ici de vraies personnes ni de visages réels.
failed-copyright = Le service vidéo trouve cela trop proche d’une œuvre protégée par le droit d’auteur.
failed-policy = Cela enfreint les règles de contenu du service vidéo.
failed-length = Votre texte est trop long pour le service vidéo.
failed-picture = Le service vidéo ne peut pas utiliser l’image.
failed-timeout = Le service vidéo a mis trop longtemps.
failed-options = Le service vidéo n’accepte pas l’un des réglages.
failed-lost = Le service vidéo a perdu cette vidéo.
failed-internal = Un problème est survenu du côté du service vidéo.
failed-other = Le service vidéo n’a pas pu faire cette vidéo.

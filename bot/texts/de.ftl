### Alles, was der Bot zu Menschen sagt, auf Deutsch. Die Schlüssel sind die von en.ftl; was hier fehlt, kommt auf Englisch.

## Was verstanden wurde

seconds = { $count } s
images = { $count ->
    [one] { $count } Bild
   *[other] { $count } Bilder
}
orientation-portrait = Hochformat
orientation-landscape = Querformat
size-small = klein
size-large = groß
switch-true = an
switch-false = aus
understood-images = { $understood } · { $images }
understood-price = { $understood } · { $price }
understood-named = { $understood } · { $name }: { $value }
name-model = Modell
name-orientation = Format
name-size = Größe
name-duration = Länge
name-watermark = Wasserzeichen
separator = { ", " }
from-chat = Vorgaben dieses Chats: { $names }.
from-model = Vorgaben dieses Chats, die es bei { $model } nicht gibt: { $names }. Stattdessen gilt, was beim Modell üblich ist.
quoted = <blockquote>{ $prompt }</blockquote>

## Die Statusnachricht eines Auftrags

status-queued = ⏳ Deine Anfrage wartet darauf, gesendet zu werden.
status-submitting = ⏳ Deine Anfrage wird an den Videodienst gesendet…
status-retry-unreachable = ⏳ Der Videodienst ist gerade nicht erreichbar. Ich versuche es weiter; es wurde nichts berechnet.
status-retry-busy = ⏳ Der Videodienst ist gerade überlastet. Ich versuche es weiter; es wurde nichts berechnet.
status-retry-photo-store = ⏳ Dein Foto kann gerade nicht weitergegeben werden. Ich versuche es weiter; es wurde nichts berechnet.
status-running = 🎬 Dein Video entsteht.
    Aufgabe <code>{ $id }</code>
status-late = Es dauert länger als sonst, aber soweit ich weiß, ist alles in Ordnung.
status-unresolved = ⏱ Nach ungewöhnlich langer Zeit gibt es noch kein Ergebnis. Soweit ich weiß, ist es nicht gescheitert: Ich frage weiter nach und sage es hier.
    Aufgabe <code>{ $id }</code>
status-progress = { $bar } { $percent } % · bisher { $elapsed }, meist { $usual }
status-usual = Meist dauert es etwa { $usual }.
minutes = { $count } min
status-ready = 📦 Dein Video ist fertig. Ich bringe es her…
    Aufgabe <code>{ $id }</code>
status-delivered = ✅ Fertig.
    Aufgabe <code>{ $id }</code>
status-failed = ❌ { $why }
    Aufgabe <code>{ $id }</code>
status-failed-money = Über Erstattungen entscheidet der Videodienst.
status-failed-images = Mitgegeben: { $images }. Versuch es mit anderen oder ganz ohne.
status-expired = ⌛ Sehr lange kam kein Ergebnis, darum frage ich nicht mehr nach. Vielleicht wurde es berechnet.
    Aufgabe <code>{ $id }</code>
status-undelivered = ⚠️ Dein Video ist fertig, aber { $reason }
    Das Video noch einmal zu holen kostet nichts.
    Aufgabe <code>{ $id }</code>
status-muted = 🔇 Stumm geschaltet. Es ist schon bezahlt und wird trotzdem gemacht: <code>/show { $short }</code> bringt das Video.
    Aufgabe <code>{ $id }</code>
status-place = Du bist Nummer { $place } in der Warteschlange.
undelivered-send-unclear = vielleicht ist es nicht angekommen: Die Verbindung riss ab, während ich es sendete. Bitte sieh nach, ob es da ist.
undelivered-send-interrupted = vielleicht ist es nicht angekommen: Ich wurde unterbrochen, während ich es sendete. Bitte sieh nach, ob es da ist.
undelivered-chat-unreachable = ich konnte hier nicht schreiben.
undelivered-send-refused = Telegram hat es nicht angenommen.
undelivered-link-refused = sein Download-Link ist nicht sicher.
undelivered-not-a-video = die Datei war kein Video.
undelivered-endless = die Datei ist zu groß.
undelivered-link-dead = sein Download-Link funktioniert nicht.
undelivered-needs-key = ich konnte es nicht herbringen, und sein Link funktioniert nur für diesen Bot.
undelivered-went-wrong = bei mir ist etwas schiefgegangen.
result-link = 🎬 { $reason } Du kannst es <a href="{ $url }">hier ansehen oder speichern</a>. Am besten bald, der Link läuft ab.
link-too-large = Dein Video ist zu groß, um es über Telegram zu senden.
link-not-taken = Telegram hat dein Video nicht angenommen.
link-not-secure = Dein Video hat nur einen unverschlüsselten Link (http), und von solchen lade ich nichts herunter.
link-not-downloaded = Ich konnte dein Video nicht selbst herunterladen.
result-caption = { $quote }
    { $understood }
status-refused = ❌ { $reason }
    Es wurde nichts berechnet.
    Aufgabe <code>{ $id }</code>
refused-elsewhere = ❌ Ich darf in „{ $title }“ nicht schreiben, deshalb habe ich dein Video nicht bestellt. Es wurde nichts berechnet.
    Bitte einen Admin, mir dort das Schreiben zu erlauben (oder das Thema wieder zu öffnen), und schick deine Anfrage dann noch einmal.
refused-somewhere = ❌ Ich darf in der Gruppe, in der du ein Video wolltest, nicht schreiben, deshalb habe ich es nicht bestellt. Es wurde nichts berechnet.
    Bitte einen Admin, mir dort das Schreiben zu erlauben (oder das Thema wieder zu öffnen), und schick deine Anfrage dann noch einmal.
status-unknown = ⚠️ { $reason }
    Ich weiß nicht, ob es berechnet wurde, darum habe ich es nicht noch einmal gesendet.
    Aufgabe <code>{ $id }</code>
status-unknown-again = ⚠️ { $reason }
    Du wolltest es noch einmal senden. Taucht die erste Anfrage doch noch auf, sage ich es hier.
    Aufgabe <code>{ $id }</code>
status-unknown-forgotten = ⚠️ { $reason }
    Ausgeblendet. Taucht die Anfrage doch noch auf, sage ich es hier.
    Aufgabe <code>{ $id }</code>
status-cancelled = Abgebrochen. Es wurde nichts berechnet.

reason-words = „{ $reason }“
owner-told = { $reason } Der Betreiber weiß Bescheid.
owner-untold = { $reason } Das kann nur der Betreiber dieses Bots beheben.
reason-said = Der Videodienst hat abgelehnt: „{ $reason }“
reason-refused = Der Videodienst hat abgelehnt und keinen Grund genannt.
reason-key = Der Videodienst hat den Schlüssel dieses Bots nicht angenommen.
reason-quota = Das Guthaben dieses Bots beim Videodienst ist aufgebraucht.
reason-model = Der Videodienst hat { $model } im Moment nicht.
reason-no-access = Der Videodienst lässt diesen Bot { $model } nicht verwenden.
reason-paused = { $model } pausiert: { $reason }.
reason-removed = Dieser Bot bietet { $model } nicht mehr an.
reason-unreachable = Der Videodienst war nicht erreichbar.
reason-moved = Der Bot ist inzwischen zu einem anderen Videodienst umgezogen. Bitte schick deine Anfrage noch einmal.
reason-busy = Der Videodienst ist zu stark ausgelastet.
reason-photos = Dieser Bot kann keine Fotos mehr weitergeben.
reason-photo-store = Dein Foto konnte nicht an den Videodienst weitergegeben werden.
reason-photo-gone = Ich bekomme dein Foto nicht mehr von Telegram. Bitte schick es noch einmal.
reason-picture-link = Dieses Bild konnte ich nicht laden: { $reason }
    Bitte schick das Bild selbst oder einen Link, der direkt ein Bild öffnet.
reason-photo-too-big = Dein Foto ist größer als { $limit } MB, mehr kann ich nicht weitergeben. Sende es als Foto statt als Datei oder mach es kleiner.
reason-may-not-write = Ich darf hier nicht schreiben, deshalb habe ich das Video nicht bestellt. Ein Admin kann mir das Schreiben erlauben.
reason-telegram = Ich konnte Telegram nicht erreichen, deshalb habe ich das Video nicht bestellt.
reason-went-wrong = Bei mir ist etwas schiefgegangen, deshalb habe ich nichts abgeschickt.
reason-timeout = Die Anfrage ging hinaus, aber der Videodienst hat nicht rechtzeitig geantwortet.
reason-broken = Die Verbindung riss ab, während die Anfrage unterwegs war.
reason-unclear = Die Antwort des Videodienstes sagt nicht, ob er die Anfrage angenommen hat.
reason-address = Unter der Adresse, die dieser Bot verwendet, ist der Videodienst nicht zu finden.
reason-page = Die Antwort des Videodienstes sagt nicht, ob er die Anfrage angenommen hat: Sie ist eine Webseite.
reason-certificate = Es kam keine sichere Verbindung zum Videodienst zustande, deshalb wurde nichts abgeschickt.
reason-format = Der Videodienst nimmt Anfragen in der Form, in der dieser Bot sie schickt, nicht an.
reason-request = Der Videodienst akzeptiert eine der Einstellungen nicht, die dieser Bot geschickt hat.
reason-interrupted = Der Bot wurde unterbrochen, während die Anfrage unterwegs war.
reason-absent = Der Videodienst kennt diese Anfrage nicht: Sie ist dort nie angekommen.

button-create = 🎬 Erstellen
button-create-for = 🎬 Erstellen für { $price }
button-cancel = Abbrechen
button-as-picture = Als Bild verwenden
button-as-words = Im Text lassen
button-again-paid = Erneut (evtl. doppelt bezahlt)
button-again = Neu versuchen
button-forget = Ausblenden
button-redo = 🔁 Noch mal
button-retry = 🔁 Neu versuchen
button-change = ✏️ Ändern
button-details = ℹ️ Details
button-deliver = 📦 Video holen
button-check = 🔄 Nachfragen
button-model = { $model } nehmen
button-later = ⏳ { $model } später
button-with = 🎬 { $model }
button-use = Hier { $model } nehmen
button-copy = Aufgaben-ID kopieren
button-newer = ← Neuere
button-older = Ältere →
button-previous = ← Zurück
button-next = Weiter →
button-ordered = Bestellt.

## Die Aufträge eines Chats

tasks-none = Hier gibt es noch keine Videos. Versuch es mit <code>/video{ $at } eine Katze auf dem Mond</code>
tasks-title = <b>Deine Videos</b> ({ $count })
tasks-title-group = <b>Die Videos dieser Gruppe</b> ({ $count })
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
task-not-found = Diese Aufgabe gibt es in diesem Chat nicht. /tasks zeigt alle.
task-moved-on = Inzwischen hat sich etwas geändert: /status zeigt, wie weit es ist.
details-id = { $state } Aufgabe <code>{ $short }</code>
details-provider-id = Beim Videodienst: <code>{ $id }</code>
details-took = Es hat { $span } gedauert.
details-enhanced = Der Videodienst hat deine Worte umformuliert:
show-coming = Es ist unterwegs.
show-not-yet = Es ist noch nicht fertig. /status zeigt, wie weit es ist.
show-nothing = Hierzu gibt es kein Video.
show-only-link = Es kam als Link in diesen Chat; das Video selbst hat Telegram nicht.
show-failed = Telegram nimmt es mir gerade nicht ab. Bitte versuch es später noch einmal.
show-unclear = Vielleicht ist es nicht angekommen: Die Verbindung riss ab. Wenn es nicht da ist, sende noch einmal /show; das kostet nichts.
check-asking = Ich frage jetzt beim Videodienst nach.
check-done = Es ist fertig: /show bringt das Video noch einmal.
check-nothing = Hierzu gibt es beim Videodienst im Moment nichts zu fragen.
cancel-free = Abgebrochen. Es wurde nichts berechnet.
cancel-sending = Es wird gerade gesendet und lässt sich nicht mehr aufhalten. Nimmt der Dienst es an, ist es bezahlt. Ich poste es hier nicht; /show bringt das Video, sobald es fertig ist. Warte nicht zu lange: Der Dienst hebt Videos nur begrenzt auf.
cancel-paid = Es ist schon bestellt und kann nicht erstattet werden. Ich poste es hier nicht; /show bringt das Video, sobald es fertig ist. Warte nicht zu lange: Der Dienst hebt Videos nur begrenzt auf.
cancel-unknown = Ich schreibe nichts mehr dazu. Ob es berechnet wurde, weiß ich nicht.
cancel-nothing = Zu spät zum Abbrechen: Es ist schon abgeschlossen.
forgotten = { $count ->
    [0] Von dir gab es nichts zu löschen.
    [one] Gelöscht: { $count } Aufgabe mit ihren Worten und Bildern.
   *[other] Gelöscht: { $count } Aufgaben mit ihren Worten und Bildern.
}
forgotten-defaults = Gelöscht: die Vorgaben dieses Chats.
forgotten-left = { $count ->
    [one] { $count } Aufgabe läuft und ist bezahlt oder vielleicht bezahlt, darum habe ich sie behalten. Löschst du sie auch, ist ihr Video verloren.
   *[other] { $count } Aufgaben laufen und sind bezahlt oder vielleicht bezahlt, darum habe ich sie behalten. Löschst du sie auch, sind ihre Videos verloren.
}
button-erase = { $count ->
    [one] Auch diese löschen
   *[other] Auch diese löschen
}

## Angebote

offer = Soll ich daraus ein Video machen?
    { $understood }
offer-links = { $count ->
    [one] Führt der Link zu <b>{ $hosts }</b> zu einem Bild für das Video?
   *[other] Führen die Links zu <b>{ $hosts }</b> zu Bildern für das Video?
}
    { $understood }
doubt-forwarded = Das ist weitergeleitet, deshalb frage ich erst nach.
doubt-cut = Telegram hat diesen Text auf mehrere Nachrichten verteilt, deshalb frage ich erst nach.
doubt-captions = Dieses Album hat mehrere Bildunterschriften, deshalb frage ich erst nach.
doubt-story = Die Story, auf die du geantwortet hast, kann ich nicht sehen, nur deine Worte.
doubt-paid = Den bezahlten Inhalt, auf den du geantwortet hast, kann ich nicht verwenden, nur deine Worte.
doubt-price = Es kostet Geld, deshalb frage ich erst nach.
doubt-price-unknown = Ich weiß nicht, was es kostet, deshalb frage ich erst nach.
doubt-reply = Die Nachricht, auf die du geantwortet hast, kann ich nicht verwenden, nur deine Worte.
offer-models = Oder bestell es mit einem anderen Modell:
pictures-frames = Bilder: Das erste ist der Anfang des Videos, das zweite sein Ende.
pictures-things = Bilder: Dinge, die im Video vorkommen.
offer-photos = { $count ->
    [one] Das Foto ist da. Was soll im Video passieren? <b>Antworte auf diese Nachricht</b> mit deinen Worten.
   *[other] { $count } Fotos sind da. Was soll im Video passieren? <b>Antworte auf diese Nachricht</b>, um alle zu verwenden, oder auf ein Foto, um nur dieses zu verwenden.
}

## Antworten auf Geschriebenes

prompt-missing = Sag mir, was das Video zeigen soll, zum Beispiel:
    <code>/video eine Katze auf dem Mond</code>
    Du kannst auch ein Foto mit den Worten als Bildunterschrift senden.
prompt-secret = Diesen Text kann ich nicht verwenden: Ein Teil davon sieht nach einem Passwort oder Zugangsschlüssel aus. Nimm ihn heraus und schick den Text noch einmal. Es wurde nichts berechnet.
photos-off = Dieser Bot kann noch keine Fotos verwenden: Der Betreiber muss ihn erst einrichten. Mit Worten allein geht es. Auch ein Link zu einem Bild im Text geht.
photo-too-big = Diese Datei ist größer als { $limit } MB, mehr kann ich nicht weitergeben. Sende sie als Foto statt als Datei oder mach sie kleiner. Es wurde nichts berechnet.
attachment-unusable = Ich mache Videos aus Worten und Bildern (JPEG, PNG, WebP), hieraus nicht. Sende ein Bild als Foto, mit einer Bildunterschrift, die sagt, was passieren soll.
album-late = Dieses Foto kam zu spät für sein Album: Die anderen sind ohne es unterwegs.
unknown-command = Diesen Befehl kenne ich nicht. /help zeigt, was ich kann.
unknown-command-near = <code>{ $command }</code> kenne ich nicht. Meintest du das?
    <code>{ $meant }</code>
unknown-command-photo = <code>{ $command }</code> kenne ich nicht. Wenn du das meintest, antworte damit auf das Foto:
    <code>{ $meant }</code>
button-stale = Dieser Knopf gilt nicht mehr.
went-wrong = Bei mir ist etwas schiefgegangen, und deine Nachricht wurde nicht ausgeführt.
button-not-yours = Das darf nur drücken, wer bestellt hat, oder ein Admin.

## Zugang

access-asked = Ich habe beim Betreiber um Zulassung gebeten. Ich schreibe hier, sobald er antwortet.
access-waiting = Der Betreiber hat noch nicht geantwortet. Ich schreibe hier, sobald er es tut.
access-blocked = Der Betreiber hat diesen Chat nicht zugelassen.
access-unclaimed = Dieser Bot ist noch nicht bereit. Bitte versuch es später noch einmal.
access-question-private = <b>{ $name }</b> (Nutzer <code>{ $user }</code>) möchte den Bot verwenden. Alle Aufträge gehen auf deine Rechnung.
access-question-group = Die Gruppe <b>{ $title }</b> (<code>{ $chat }</code>) möchte den Bot verwenden, gefragt hat { $name } (Nutzer <code>{ $user }</code>). Alle Aufträge dort gehen auf deine Rechnung.
access-approve = ✅ Zulassen
access-block = 🚫 Sperren
access-approved = ✅ Zugelassen. Schick deine Anfrage noch einmal: <code>/video{ $at } eine Katze auf dem Mond</code> oder ein Foto mit Bildunterschrift.
access-decided-approved = ✅ Zugelassen: { $name } (<code>{ $chat }</code>)
access-decided-blocked = 🚫 Gesperrt: { $name } (<code>{ $chat }</code>)
access-approved-kept = ✅ Zugelassen. Hier ist deine Anfrage; drück auf <b>Erstellen</b>, wenn du das Video noch willst.
access-decided-new = 🗑 Entfernt: { $name } (<code>{ $chat }</code>). Wer den Bot verwenden will, muss neu fragen.
access-decided-topic = ✅ Nur für Thema { $topic } zugelassen: { $name } (<code>{ $chat }</code>)
access-approve-topic = ✅ Nur dieses Thema
access-remove = 🗑 Entfernen
access-question-topic = Gefragt wurde im Thema { $topic }.
access-unclear = Ich kann gerade nicht prüfen, ob du diesen Bot verwenden darfst. Versuch es in einer Minute noch einmal.
access-is-admin = Das ist ein Admin des Bots und darf ihn immer verwenden. Entferne ihn zuerst mit <code>/admins remove</code>.
access-title = <b>Wer den Bot verwenden darf</b>
    ⏳ Wartend: { $asked } · ✅ Zugelassen: { $approved } · 🚫 Gesperrt: { $blocked } · ▫️ Offen: { $new }
access-mode-open = <code>ACCESS=open</code>: Alle dürfen den Bot verwenden, außer wen du sperrst.
access-mode-members = <code>ACCESS=members</code>: Mitglieder einer zugelassenen Gruppe dürfen ihn auch privat verwenden.
access-admin = Admin des Bots, darf ihn immer verwenden
access-topics = Nur in den Themen { $topics }
access-spent = Diesen Monat: { $sums }
access-spent-unpriced = Preis unbekannt: { $number }
access-how = Von Hand: <code>/allow ID</code>, <code>/block ID</code>, <code>/remove ID</code>. In einer Gruppe geht es ohne ID; <code>/allow topic</code> lässt nur ein Thema zu.
access-id-missing = Gib die ID eines Chats oder Nutzers an: <code>/{ $command } 12345</code>. /access zeigt sie.
admins-title = <b>Die Admins des Bots</b>
admins-in-settings = { $name }, in ADMIN_IDS
admins-how = Ändern: <code>/admins add 12345</code>, <code>/admins remove 12345</code>, mit der ID eines Nutzers.
admins-added = { $name } (<code>{ $user }</code>) ist jetzt Admin und muss mir einmal schreiben, damit ich antworten kann.
admins-gone = { $name } (<code>{ $user }</code>) ist kein Admin mehr.
admins-already = Diese Person ist schon Admin.
admins-unknown = Diese Person ist kein Admin.
admins-last = Das ist der einzige Admin. Füg zuerst einen anderen hinzu.
admins-configured = Diese Person steht in ADMIN_IDS. Ändere die Einstellung und starte den Bot neu.
admins-no-user = Diese ID gehört nicht zu einer einzelnen Person.
admins-in-private = Bitte schick mir das in unserem privaten Chat.
claimed = Du bist jetzt Admin dieses Bots. Chats, die ihn verwenden möchten, fragen dich hier.
claimed-next = Schreib jetzt, was ein Video zeigen soll, zum Beispiel <i>eine Katze auf dem Mond</i>. /help zeigt, was sonst noch geht.
claimed-photos = Fotos gehen noch nicht: Setze PHOTO_LINKS, oder PUBLIC_URL auf eine https-Adresse, unter der dieser Bot erreichbar ist.
claim-refused = Dieser Link wurde schon verwendet oder gilt nicht mehr.

## Hilfe

command-video = ein Video machen: /video eine Katze auf dem Mond
command-models = die Modelle, mit Optionen und Preisen
command-settings = Modell, Größe, Länge… für diesen Chat
command-status = wie weit ein Video ist
command-tasks = deine Videos
command-usage = was du verbraucht hast und was übrig ist
command-show = ein Video noch einmal senden
command-retry = dasselbe noch einmal bestellen
command-cancel = ein Video abbrechen
command-check = jetzt beim Videodienst nachfragen
command-forget = löschen, was ich von diesem Chat weiß
command-privacy = was ich speichere und wie du es löschst
command-help = was ich kann
help-words = • <code>/video{ $at } eine Katze auf dem Mond</code>
help-photos = • ein Foto oder mehrere, mit einer Bildunterschrift, die sagt, was passieren soll
    • auf ein Foto mit <code>/video{ $at }</code> und deinen Worten antworten
help-options = <b>Für ein einzelnes Video</b>, irgendwo im Text: { $options }
help-chat = <b>Für diesen Chat</b>: /settings zeigt und ändert die Vorgaben.
help = <b>Danach</b>, allein oder als Antwort auf ein Video:
    /status – { command-status }
    /show – { command-show }
    /retry – { command-retry }
    /cancel – { command-cancel }
    /check – { command-check }

    /tasks – { command-tasks }
    /usage – { command-usage }
    <code>/forget</code> – { command-forget }
    /privacy – { command-privacy }
help-models = Modelle (/models zeigt, was jedes kann): { $models }
help-group = Wo ich alle Nachrichten lesen darf, etwa als Admin, geht auch @{ $username } in der Bildunterschrift.

## Modelle

models-title = <b>Modelle</b> ({ $count })
models-none = Gerade gibt es kein Modell zur Auswahl. Versuch es später noch einmal.
models-how = Für ein einzelnes Video: Schreib die Zeile mit <code>--model</code> dazu. Für diesen Chat: Drück einen Knopf.
models-chosen = { $title } · Modell dieses Chats
models-paused = ⏸ Pausiert: { $reason }
models-price = Preis: { $price }
models-price-unknown = Preis: unbekannt
models-images-none = Bilder: keine
models-images-up-to = Bilder: bis zu { $most }
models-images-exactly = Bilder: genau { $most }
models-images-between = Bilder: { $least } bis { $most }
models-role = { $images } ({ $role })
role-frames = Anfang und Ende des Videos
role-things = Dinge im Video
models-used = Dieser Chat nimmt jetzt { $model }.

## Vorgaben

defaults-title = <b>Vorgaben in diesem Chat</b>
defaults-line = { $name }: <b>{ $value }</b> ({ $source })
source-bot = vom Bot
source-chat = von diesem Chat
source-model = vom Modell
defaults-how = Ändern: <code>/settings { $example }</code>
    Zurück zu denen des Bots: <code>/settings reset</code>
defaults-price = Ein Video damit kostet <b>{ $price }</b>.
defaults-price-unknown = Was ein Video damit kostet, ist unbekannt.
confirm-above-from = Ab diesem Preis, und wenn der Preis unbekannt ist, wartet ein Auftrag auf <b>Erstellen</b>.
confirm-above-all = Jeder Auftrag wartet auf <b>Erstellen</b>.
confirm-above-unpriced = Hier sind keine Preise bekannt, also wartet jeder Auftrag auf <b>Erstellen</b>.
confirm-above-both = Von diesem Chat: { $own }. Vom Bot: { $bots }. Der niedrigere gilt.
confirm-above-how = Vor teuren Aufträgen fragen:
    <code>/settings { $example }</code> (<code>confirm-above=off</code>: nie)
defaults-saved = Gespeichert.
defaults-reset = Es gelten wieder die Vorgaben des Bots.
defaults-admins-only = Die Vorgaben dieser Gruppe dürfen nur ihre Admins ändern.
watermark-true = aus, wo möglich
watermark-false = immer aus (kann hängen bleiben)

## Was die Admins des Bots von Hand tun

bot-admins-only = Das dürfen nur die Admins dieses Bots.
pause-how = Schreib das Modell und den Grund, zum Beispiel <code>/pause { $example } Montag wieder da</code>. Den Grund sehen alle.
paused-now = ⏸ <b>{ $model }</b> pausiert jetzt für alle: { $reason }. <code>/resume { $model }</code> beendet die Pause.
paused-refused = { $count ->
    [one] { $count } wartende Anfrage wurde abgelehnt. Dafür wurde nichts berechnet.
   *[other] { $count } wartende Anfragen wurden abgelehnt. Dafür wurde nichts berechnet.
}
resume-how = Schreib das Modell, zum Beispiel <code>/resume { $example }</code>.
resumed = ▶️ <b>{ $model }</b> kann wieder bestellt werden.
resume-in-file = <b>{ $model }</b> bleibt pausiert: Die Pause steht in der Modelldatei ({ $reason }). Ändere sie dort.
resume-not-paused = <b>{ $model }</b> pausiert nicht.
broadcast-how = Schick <code>/broadcast</code> als Antwort auf die Nachricht, die alle bekommen sollen. Alles geht: Text, ein Bild, ein Video.
broadcast-private = Bitte schick /broadcast in unserem privaten Chat.
broadcast-nobody = Noch gibt es keinen Chat, der sie bekommen könnte.
broadcast-question = { $count ->
    [one] Diese Nachricht an { $count } Chat senden?
   *[other] Diese Nachricht an { $count } Chats senden?
}
broadcast-cancelled = Es wurde nichts gesendet.
broadcast-progress = 📣 Erreichte Chats bisher: { $done } von { $total }
broadcast-stopping = Wird angehalten…
broadcast-over = 📣 Diese Rundnachricht ist beendet: Der Bericht steht darunter.
broadcast-done = 📣 Die Rundnachricht ist fertig.
broadcast-stopped = 📣 Die Rundnachricht wurde angehalten.
broadcast-broken = 📣 Die Rundnachricht endete vorzeitig: Die Nachricht wurde gelöscht oder lässt sich nicht kopieren.
broadcast-report = Gesendet: { $sent }
    Haben den Bot blockiert: { $blocked }
    Fehlgeschlagen: { $failed }
broadcast-unclear = Vielleicht angekommen, nicht wiederholt: { $count }
broadcast-left = Nicht gesendet: { $count }
button-broadcast-send = 📣 Senden
button-broadcast-stop = Anhalten

## Datenschutz

privacy-kept = <b>Was ich speichere</b>
    • deine Anfragen: Worte, Optionen, Links zu Bildern und Videos sowie Telegrams IDs deiner Fotos, deines Kontos, dieses Chats und seiner Nachrichten
    • die letzte Anfrage eines Chats, der noch nicht zugelassen ist
    • Name und Vorgaben dieses Chats und ob der Betreiber ihn zugelassen hat
    • deinen Namen, wenn du Videos bestellst
    • was jedes Video gekostet hat, ohne seine Worte
privacy-time = { $days ->
    [one] Eine abgeschlossene Anfrage wird { $days } Tag nach ihrer letzten Änderung gelöscht.
   *[other] Eine abgeschlossene Anfrage wird { $days } Tage nach ihrer letzten Änderung gelöscht.
} IDs von Nachrichten, die eine doppelte Bestellung verhindern, werden nach { $hours } { $hours ->
    [one] Stunde
   *[other] Stunden
} gelöscht. Eine Anfrage, die auf die Zulassung wartet, wird nach { $kept } { $kept ->
    [one] Tag
   *[other] Tagen
} gelöscht.
privacy = <b>Wie du es löschst</b>
    <code>/forget</code> fragt nach und löscht dann deine Anfragen, auch eine, die auf die Zulassung wartet, und die Vorgaben dieses Chats. Auch deinen Namen, außer wenn der Betreiber nach dir gefragt wurde oder über dich entschieden hat. Was ein Video gekostet hat, bleibt, ohne seine Worte.
privacy-group = <b>Wie du es löschst</b>
    <code>/forget</code> fragt nach und löscht dann deine Anfragen hier, auch eine, die auf die Zulassung wartet; von einem Admin dieser Gruppe gesendet, die Anfragen aller und die Vorgaben der Gruppe. Auch deinen Namen, außer wenn der Betreiber nach dir gefragt wurde oder über dich entschieden hat. Was ein Video gekostet hat, bleibt, ohne seine Worte.
privacy-elsewhere = <b>Wer es sonst bekommt</b>
    Der Videodienst bekommt deine Worte, Optionen und Bilder, aber weder deinen Namen noch dein Konto. Für sie gelten seine eigenen Regeln, für deine Nachrichten die von Telegram.

## An den Betreiber

owner-key = Die Video-API hat den Schlüssel abgelehnt (HTTP { $status }): Prüfe { $setting }.
owner-secret-in-answer = Eine Antwort der Video-API enthielt ein Geheimnis dieses Bots, vermutlich den API-Schlüssel. Ich habe es niemandem gezeigt. Erstelle sicherheitshalber einen neuen Schlüssel und trage ihn in VIDEO_API_KEY ein.
owner-quota = Die Video-API sagt, das Guthaben des Kontos von { $setting } sei aufgebraucht: Lade es auf. Ihre Worte: „{ $reason }“
owner-words = Ihre Worte: „{ $reason }“
owner-no-access = Die Video-API erlaubt dem Schlüssel in { $setting } { $model } nicht (HTTP { $status }). Gib das Modell oder seine Gruppe für diesen Schlüssel frei, oder berichtige, pausiere oder entferne das Modell in MODELS_FILE.
owner-address = Unter der Adresse, die ich verwende, ist die Video-API nicht zu finden ({ $reason }). Prüfe { $setting }; verwendet habe ich <code>{ $url }</code>.
owner-page = Die Video-API hat mit einer Webseite statt mit JSON geantwortet ({ $reason }). Prüfe { $setting }; verwendet habe ich <code>{ $url }</code>.
owner-certificate = Ich bekomme keine sichere Verbindung zur Video-API: { $reason }. Es wurde nichts abgeschickt. Prüfe { $setting } (verwendet habe ich <code>{ $url }</code>), die Uhr dieses Rechners und HTTPS_PROXY.
owner-format = Die Video-API nimmt das Format meiner Anfragen nicht an ({ $reason }). Prüfe { $setting } (verwendet habe ich <code>{ $url }</code>) und das Format des Anbieters in MODELS_FILE.
owner-request = Die Video-API akzeptiert das Feld <code>{ $field }</code> von { $model } nicht (HTTP { $status }). Ändere { $setting }.
owner-model-resting = Der Anbieter hat { $model } dreimal hintereinander abgelehnt. Das Modell pausiert 15 Minuten, dann versucht es ein Auftrag wieder. Der Anbieter sagt: „{ $reason }“
owner-no-answers = Der Videodienst gibt seit einer Weile keine brauchbare Antwort zur Aufgabe { $task }: { $reason }. Bezahlte Videos warten darauf. Ich frage weiter; prüfe { $setting } und ob der Dienst läuft.
owner-new-shape = Der Videodienst antwortet zur Aufgabe <code>{ $task }</code> in einer Form, die ich nicht kenne. Deshalb weiß ich nicht, wie weit sie ist. Ich frage weiter. Bitte melde diese Feldnamen den Entwicklern des Bots; Inhalte stehen nicht darin:
    <pre>{ $shape }</pre>
owner-id-unreadable = Der Videodienst hat eine Anfrage angenommen, aber ich kann in seiner Antwort keine Aufgaben-ID lesen. Sie kann berechnet worden sein, und ich kann sie nicht verfolgen. Zum Wiederfinden beim Dienst: Aufgabe <code>{ $task }</code>, Chat <code>{ $chat }</code>, { $time } UTC. Die Antwort war:
    <pre>{ $answer }</pre>
owner-id-not-stored = Der Videodienst hat die Aufgabe <code>{ $task }</code> als <code>{ $id }</code> angenommen, aber ich kann diese ID nicht speichern. Sie ist bezahlt: Heb diese Nachricht auf und prüfe die Datenbank. Ich versuche es weiter.
owner-photos-off = Jemand hat ein Foto gesendet, aber Fotolinks sind aus: Setze PHOTO_LINKS, oder PUBLIC_URL auf eine https-Adresse, unter der dieser Bot erreichbar ist.
owner-photo-store = Fotos können nicht weitergegeben werden: { $reason }. Sieh dir PHOTO_LINKS und seine Einstellungen an.
owner-update-failed = Ein Update (ID { $update }, Chat { $chat }) ist dreimal mit { $error } gescheitert und wurde beiseitegelegt; Näheres steht im Protokoll.
owner-trouble = Ein unerwarteter Fehler ist aufgetreten: { $error } ({ $where }). Ich versuche es weiter, mit längeren Pausen; Näheres steht im Protokoll.
owner-database-full = Die Festplatte mit der Datenbank ist voll, ich kann nichts speichern. Bitte Platz schaffen: Dann geht es ohne Neustart weiter. Bis dahin nehme ich keine Aufträge an, und nichts wird berechnet. Nachrichten warten bei Telegram.
owner-database-gone = Die Datenbankdatei wurde im laufenden Betrieb gelöscht oder ersetzt, ich kann nichts speichern. Bitte die Datei zurücklegen und mich neu starten. Bis dahin nehme ich keine Aufträge an, und nichts wird berechnet. Nachrichten warten bei Telegram.
owner-database-damaged = Die Datenbank ist beschädigt. Bitte ein Backup einspielen und mich neu starten. Bis dahin nehme ich keine Aufträge an, und nichts wird berechnet. Nachrichten warten bei Telegram.
owner-database-fails = Ich kann nicht in die Datenbank schreiben; der Grund steht im Protokoll. Ich versuche es weiter. Bis dahin nehme ich keine Aufträge an, und nichts wird berechnet. Nachrichten warten bei Telegram.
owner-database-works = Die Datenbank funktioniert wieder. Ich arbeite die wartenden Nachrichten ab.
owner-delivery = Das Video der Aufgabe { $id } konnte nicht zugestellt werden: { $error }. Ich versuche es noch einige Male; Näheres steht im Protokoll.
owner-needs-key = Das Video der Aufgabe { $id } konnte nicht in den Chat gesendet werden, und sein Link geht nur mit VIDEO_API_KEY auf, also für niemanden dort. Ist die Datei größer als 50 MB: Ein eigener Bot-API-Server (TELEGRAM_LOCAL) nimmt bis zu 2000 MB an.
owner-fake-ip = { $host } führt zu einer erfundenen Adresse (Fake-IP, etwa von Clash). Deshalb habe ich ein Video als Link gesendet, statt es herunterzuladen. Setze FAKE_IP_NETWORKS=198.18.0.0/15, dann lade ich Videos herunter.

## Optionen und Modelle

option-unknown =
    Eine Option <code>{ $value }</code> gibt es nicht. Das sind die Optionen: <b>{ $options }</b>. /models zeigt ihre Werte.
    Zum Beispiel: <code>{ $example }</code>
    Gehört das zum Text, setze <code>--</code> vor den Text.

option-misspelt =
    Eine Option <code>{ $value }</code> gibt es nicht. Meintest du <code>--{ $near }</code>?
    Gehört das zum Text, setze <code>--</code> vor den Text.
option-misspelt-name =
    Eine Option <code>{ $value }</code> gibt es nicht. Meintest du <code>--{ $near }</code>? Zum Beispiel: <code>{ $example }</code>
    Gehört das zum Text, setze <code>--</code> vor den Text.

default-unknown =
    Eine Einstellung <code>{ $value }</code> gibt es nicht. Einstellen kannst du: <b>{ $options }</b>.
    Zum Beispiel: <code>/settings { $example }</code>
default-misspelt =
    Eine Einstellung <code>{ $value }</code> gibt es nicht. Meintest du <b>{ $near }</b>?
    Zum Beispiel: <code>/settings { $example }</code>

# confirm-above in /settings; $value: what was written; $example: how to write it
confirm-above-missing = Nach <code>confirm-above</code> fehlt ein Preis:
    <code>/settings { $example }</code>, oder <code>off</code>.
confirm-above-value = <code>{ $value }</code> kann ich nicht als Preis lesen. Schreib einen Betrag:
    <code>/settings { $example }</code>, oder <code>off</code>.
confirm-above-currency = Preise sind hier in { $currency }, <code>{ $value }</code> passt also nicht. Schreib zum Beispiel:
    <code>/settings { $example }</code>
confirm-above-no-currency = Preise haben hier keine Währung. Schreib statt <code>{ $value }</code> nur die Zahl:
    <code>/settings { $example }</code>
confirm-above-of-chat = <code>{ $value }</code> gilt für den ganzen Chat, nicht für ein Video, also wurde nichts bestellt. Stell es so ein:
    <code>/settings { $example }</code>
option-value = <code>{ $value }</code> gibt es bei <code>{ $option }</code> nicht. Möglich ist: <b>{ $allowed }</b>.
option-needs-value = Nach <code>{ $option }</code> fehlt ein Wert. Möglich ist: <b>{ $allowed }</b>.
option-twice = <code>{ $option }</code> steht zweimal da: <code>{ $first }</code> und <code>{ $second }</code>. Sende es noch einmal mit nur einer Angabe.
bare-duration =
    Ein Video kann nicht <code>{ $value }</code> lang sein. Längen in Sekunden: <b>{ $allowed }</b>.
    Gehört das zum Text, setze <code>--</code> vor den Text.
model-unknown = Ein Modell <code>{ $value }</code> gibt es nicht. Möglich ist: <b>{ $allowed }</b>.
model-misspelt = Ein Modell <code>{ $value }</code> gibt es nicht. Meintest du <b>{ $near }</b>? Alle Modelle: <b>{ $allowed }</b>.
model-paused = <b>{ $model }</b> pausiert: { $reason }. Du kannst ein anderes Modell nehmen: <b>{ $allowed }</b>.
model-resting = <b>{ $model }</b> ist beim Videodienst gerade nicht verfügbar; es wurde nichts berechnet. Versuch es in etwa { $minutes } min noch einmal.
model-paused-only = <b>{ $model }</b> pausiert: { $reason }.
photos-elsewhere = <b>{ $model }</b> kann hier noch keine hochgeladenen Fotos verwenden. Auch ein Link zu einem Bild im Text geht.
models-all-paused = <b>{ $model }</b> pausiert: { $reason }. Ein anderes Modell gibt es gerade nicht. Bitte versuch es später noch einmal.
option-not-offered = Bei <b>{ $model }</b> gibt es <code>{ $value }</code> als <code>{ $option }</code> nicht. Möglich ist: <b>{ $allowed }</b>.
option-not-taken = Bei <b>{ $model }</b> gibt es <code>{ $option }</code> nicht. Einstellen kannst du: <b>{ $allowed }</b>.
value-elsewhere = Bei <b>{ $model }</b> gibt es <code>{ $value }</code> als <code>{ $option }</code> nicht. Möglich ist: <b>{ $allowed }</b>.
    Für <code>{ $value }</code> schreib <code>--model</code> und eins davon dazu: <b>{ $others }</b>.
option-elsewhere = Bei <b>{ $model }</b> gibt es <code>{ $option }</code> nicht. Einstellen kannst du: <b>{ $allowed }</b>.
    Dafür schreib <code>--model</code> und eins davon dazu: <b>{ $others }</b>.
option-too-long = <code>{ $option }</code> darf bei <b>{ $model }</b> höchstens { $allowed } Zeichen lang sein, hier sind es { $count }. Kürze es und sende es noch einmal.
default-model-unknown =
    Das Modell <code>{ $value }</code>, die Vorgabe dieses Chats, gibt es nicht mehr. Es gibt: <b>{ $allowed }</b>.
    Gib <code>--model</code> mit einem davon an oder ändere die Vorgabe mit <code>/settings model=…</code>
default-model-paused =
    Das Modell <b>{ $model }</b>, die Vorgabe dieses Chats, pausiert: { $reason }. Diese gehen: <b>{ $allowed }</b>.
    Gib <code>--model</code> mit einem davon an oder ändere die Vorgabe mit <code>/settings model=…</code>
images-too-many = { $allowed ->
    [one] <b>{ $model }</b> nimmt höchstens { $allowed } Bild, hier sind es { $count }. Sende es noch einmal mit weniger.
   *[other] <b>{ $model }</b> nimmt höchstens { $allowed } Bilder, hier sind es { $count }. Sende es noch einmal mit weniger.
}
images-not-taken = <b>{ $model }</b> nimmt keine Bilder. Sende es noch einmal ohne Bilder.
images-too-few = { $allowed ->
    [one] <b>{ $model }</b> braucht mindestens { $allowed } Bild. Sende es noch einmal mit einem Foto.
   *[other] <b>{ $model }</b> braucht mindestens { $allowed } Bilder, gesendet hast du { $count }. Sende es noch einmal mit mehr Fotos.
}
prompt-too-long = <b>{ $model }</b> nimmt Texte mit höchstens { $allowed } Zeichen, hier sind es { $count }. Kürze deinen und sende ihn noch einmal.

## Budgets

budget-used-up = { $payer ->
    [chat] Das Budget dieses Chats
    [user] Dein Budget
   *[all] Das Budget für alle Videos
} { $period ->
    [month] für diesen Monat
   *[day] für heute
} ist aufgebraucht. Es beginnt neu am { $until }.
budget-too-little = { $payer ->
    [chat] Das Budget dieses Chats
    [user] Dein Budget
   *[all] Das Budget für alle Videos
} { $period ->
    [month] für diesen Monat
   *[day] für heute
} reicht nicht mehr für dieses Video, das { $price } kostet. Es beginnt neu am { $until }.
budget-none = { $payer ->
    [chat] Dieser Chat kann zurzeit keine Videos bestellen
    [user] Du kannst zurzeit keine Videos bestellen
   *[all] Zurzeit kann niemand Videos bestellen
}: Der Betreiber dieses Bots hat das Budget auf null gesetzt.
budget-unpriced = Hier gilt ein Budget, und der Preis von { $model } ist unbekannt, deshalb kann ich das Video nicht bestellen. Der Betreiber weiß Bescheid.
budget-unpriced-untold = Hier gilt ein Budget, und der Preis von { $model } ist unbekannt, deshalb kann ich das Video nicht bestellen. Das kann nur der Betreiber dieses Bots beheben.
budget-busy = Die Budgets werden gerade geändert. Bitte versuch es noch einmal.
budgets-title = <b>Budgets</b>
budgets-none = Es gibt keine Budgets: Wer den Bot verwenden darf, kann beliebig viel bestellen.
budgets-line = <code>{ $budget }</code>: { $used } verbraucht, bis { $until }
budgets-line-each = <code>{ $budget }</code>
budgets-how = Setzen: <code>/budget 20/day</code>, <code>/budget 50 videos/month</code>, <code>/budget chat 5/day</code>, <code>/budget user 2/day</code>, <code>/budget ID 3/day</code>. Entfernen: <code>/budget off/day</code>, <code>/budget chat off/day</code>, <code>/budget off videos/month</code>.
budgets-currency = Beträge sind in { $currency }.
budget-invalid = Das Budget „{ $text }“ verstehe ich nicht. Schreib Beträge mit Punkt: <code>0.50/day</code>.
budget-saved = ✅ Gespeichert: <code>{ $budget }</code>
refund-how = Schreib die ID einer Aufgabe oder ihren Anfang: <code>/refund ID</code>. Oder sende <code>/refund</code> als Antwort auf die Nachricht der Aufgabe.
refund-done = ✅ Gutgeschrieben: { $amount }. Die Budgets zählen es nicht mehr.
refund-unpriced = ✅ Aufgabe <code>{ $id }</code> zählt nicht mehr. Ihr Preis war unbekannt.
refund-twice = Der Preis dieser Aufgabe wurde schon gutgeschrieben.
refund-none = Zu dieser Aufgabe ist keine Abbuchung bekannt.
task-several = Mehrere Aufgaben beginnen so. Schreib mehr von der ID.
refund-unsent = Diese Aufgabe wurde noch nicht gesendet. Brichst du sie ab, wird nichts berechnet; scheitert sie, bevor sie berechnet wurde, kommt das Geld von selbst zurück.
owner-budget-share = { $percent } % des Budgets { $budget } sind verbraucht. Es beginnt neu am { $until }.
owner-budget-used-up = Das Budget { $budget } ist aufgebraucht. Es beginnt neu am { $until }. Mit /budget kannst du es sehen oder ändern.
owner-budget-none = Eine Bestellung wurde abgelehnt, weil das Budget { $budget } keine erlaubt. Mit /budget kannst du es sehen oder ändern.
owner-budget-too-little = Ein Auftrag wurde abgelehnt, weil vom Budget { $budget } zu wenig übrig ist. Es beginnt neu am { $until }. Mit /budget kannst du es sehen oder ändern.
owner-budget-unpriced = Jemand wollte ein Video mit { $model }, dessen Preis unbekannt ist, während ein Geldbudget gilt. Ich habe es abgelehnt: Trage in MODELS_FILE einen Preis ein, oder entferne das Budget.
price-changed = Der Preis ist jetzt { $price }. Drück noch einmal, um dafür zu bestellen.
price-unknown-now = Der Preis ist nicht mehr bekannt. Drück noch einmal, um trotzdem zu bestellen.

## Statistics

stats-today = <b>Heute</b> ({ $date })
stats-month = <b>Dieser Monat</b> ({ $date })
stats-counts = Fertig: { $made } · fehlgeschlagen: { $failed } · unklar: { $unknown }
stats-in-progress = In Arbeit: { $number }
stats-spent = Ausgegeben: { $amount }
stats-spent-other = In anderen Währungen: { $amounts }
stats-unpriced = Preis unbekannt: { $videos }
stats-not-charged = Abgelehnt oder abgebrochen, nicht berechnet: { $number }
stats-models = <b>Dieser Monat nach Modell</b>
stats-chats = <b>Dieser Monat nach Chat</b>
stats-users = <b>Dieser Monat nach Person</b>
stats-videos = { $count ->
    [one] { $count } Video
   *[other] { $count } Videos
}
stats-line = { $name }: { $sums }
stats-line-today = { $name }: { $sums } (heute { $today })
stats-more = … und { $more } weitere
stats-how = Als Datei: <code>/stats csv</code>
stats-file = Alle Buchungen vom { $first } bis zum { $last }
stats-picture = Ausgaben an jedem Tag dieses Monats, nach Modell
stats-picture-videos = Videos an jedem Tag dieses Monats, nach Modell
stats-other = andere
usage-left-title = <b>Noch übrig</b>
usage-left = { $payer ->
    [chat] Dieser Chat
    [user] Du
   *[all] Alle zusammen
}, { $period ->
    [month] diesen Monat
   *[day] heute
}: { $left } von { $most }, bis { $until }
balance-title = <b>Guthaben bei den Anbietern</b>
balance-left = { $provider }: noch { $left }, { $used } verbraucht
balance-no-limit = { $provider }: kein eigenes Limit, { $used } verbraucht
balance-untold = { $provider }: keine Angabe
balance-unit = In US-Dollar oder in der Einheit des Kontos.
owner-balance-low = Das Konto bei { $provider } hat noch { $left }, und die letzten 24 Stunden haben dort { $cost } gekostet. Lade es auf, bevor es leer ist. /balance zeigt alle Konten.

# Settings of a chat or a topic
from-topic = Vorgaben dieses Themas: { $names }.
source-topic = von diesem Thema
settings-title-topic = <b>Vorgaben in diesem Thema</b>
settings-whole-chat = Das gilt für den ganzen Chat.
settings-who-admins = Nur Admins dieser Gruppe können diese Knöpfe drücken.
settings-who-everybody = Alle in dieser Gruppe können diese Knöpfe drücken.
settings-who-admins-only = Wer die Einstellungen ändern darf, bestimmen nur die Admins dieser Gruppe.
settings-confirm = nachfragen ab
settings-confirm-all = jedem Preis
settings-language = Sprache
settings-language-own = für jede Person die eigene
settings-who = wer das ändern darf
settings-admins = Admins
settings-everybody = alle
settings-choose = Wähle: <b>{ $name }</b>
settings-typed = Schreib: <code>/settings { $example }</code>
settings-changed = Die Einstellungen haben sich seitdem geändert. So sind sie jetzt.
settings-reset-topic = In diesem Thema gelten wieder die Vorgaben des Chats.
button-settings-back = ← Einstellungen
button-settings-default = Standard
button-settings-chats = Wie im Chat
button-settings-reset = Zurück zu den Vorgaben des Bots
language-name = Deutsch
settings-button = { $name }: { $value }
settings-how-topic = Ändern: <code>/settings { $example }</code>
    Zurück zu denen des Chats: <code>/settings reset</code>
settings-model-used-topic = Dieses Thema nimmt jetzt { $model }.

## Groups: greeting, mentions, delivery elsewhere; menus and profile

mention-how = Schreib hinter meinen Namen, was das Video zeigen soll, zum Beispiel:
    <code>@{ $username } eine Katze auf dem Mond</code>
mention-order = sofort bestellen
mention-offer = erst anbieten
mention-value = <code>{ $value }</code> steht hier nicht zur Wahl. Schreib <code>/settings mention=offer</code> (erst anbieten) oder <code>/settings mention=order</code> (sofort bestellen).
mention-in-groups = Das stellt man in Gruppen ein. Hier brauchst du meinen Namen nicht: Schreib einfach los.
settings-mention = wenn ihr mich erwähnt
settings-choose-mention = <b>Wenn ihr mich</b> hier mit ein paar Worten <b>erwähnt</b>, kann ich das Video mit dem Knopf <b>Erstellen</b> anbieten oder es sofort bestellen.
greeting = 👋 Ich mache Videos. Schreibt zum Beispiel: <code>/video@{ $username } eine Katze auf dem Mond</code>
greeting-privacy = Ich sehe hier nur Befehle und Antworten auf meine Nachrichten. Als Admin höre ich auch auf <code>@{ $username }</code> mit Worten.
greeting-all = <code>@{ $username }</code> mit Worten geht auch. Sonst bleibe ich still.
button-open-settings = ⚙️ Einstellungen
elsewhere = In „{ $title }“ konnte ich das nicht senden, deshalb bekommst du es hier.
elsewhere-group = In der Gruppe, in der du gefragt hast, konnte ich das nicht senden, deshalb bekommst du es hier.
command-access = wer den Bot verwenden darf
command-admins = die Admins des Bots
command-budget = Grenzen für die Ausgaben
command-stats = was erstellt und ausgegeben wurde
command-balance = was bei den Videodiensten noch übrig ist
command-broadcast = eine Nachricht an alle Chats senden
command-pause = ein Modell nicht mehr anbieten: /pause MODELL
command-resume = ein pausiertes Modell wieder anbieten: /resume MODELL
command-refund = den Preis eines Videos gutschreiben: /refund ID
profile-description = Ich mache Videos aus deinen Worten und Fotos.

    Schreib, was das Video zeigen soll, zum Beispiel: eine Katze auf dem Mond. Oder schick ein Foto mit Bildunterschrift.

    Du kannst mich auch in eine Gruppe holen.
profile-short = Macht Videos aus deinen Worten und Fotos, privat und in Gruppen.
## Inline mode

inline-no-videos = Noch keine Videos · Zum Bot
inline-no-match = Keins deiner Videos passt dazu
inline-untitled = Video
inline-description = { $options } · { $date }
## Changing a video, and the shape of a picture

doubt-change = ✏️ <b>Was soll anders sein?</b> Bestellt wird erst, wenn du auf <b>Erstellen</b> drückst.
change-lost = Das kann { $model } nicht, deshalb entfällt es: { $names }.
change-typed = Für mehr antworte auf diese Nachricht mit { $examples }
change-words = <b>Antworte auf diese Nachricht</b> mit den neuen Worten. Was du hier gewählt hast, bleibt. (Antworte auf das Video selbst, um davon auszugehen.) Die Worte bisher:
    <code>{ $prompt }</code>
button-change-words = 💬 Andere Worte
button-change-back = ← Alle Optionen
button-fit = 🎬 { $shape } (passt zum Foto)
button-fit-again = 🔁 { $shape } (passt zum Foto)
button-fit-instead = 🎬 Lieber { $shape } (passt zum Foto)
shape-square = Quadrat
details-when = Bestellt: { $time }
details-who = Von: { $name }
details-price = Preis: { $price }
details-price-back = Preis: { $price }, gutgeschrieben
## Listen zum Auswählen

task-short = Ich brauche mindestens die ersten acht Zeichen der ID. Oder sende nur den Befehl und wähle aus der Liste.
tasks-how = Drück auf eine Nummer, um mehr zu sehen.
tasks-state-waiting = wartet
tasks-state-making = wird gemacht
tasks-state-coming = gleich hier
tasks-state-done = fertig
tasks-state-undelivered = fertig, aber nicht angekommen
tasks-state-failed = fehlgeschlagen
tasks-state-expired = kein Ergebnis
tasks-state-unknown = Ausgang unklar
tasks-state-refused = abgelehnt
tasks-state-cancelled = abgebrochen
pick-show = Welches Video soll ich noch einmal schicken? Das ist kostenlos.
pick-retry = Welches soll ich noch einmal bestellen?
pick-cancel = Welches soll ich abbrechen?
pick-check = Zu welchem soll ich beim Videodienst nachfragen?
pick-status = Welches meinst du?
pick-none-show = Hier ist noch kein Video fertig.
pick-none-cancel = Hier wartet gerade nichts, und nichts wird gemacht.
pick-none-check = Hier wird gerade kein Video gemacht.
pick-stale = Das hat sich inzwischen geändert. So sieht die Liste jetzt aus.

## Die Frage von /forget

forget-question-private = <b>Das alles löschen?</b>
forget-question-own = <b>Das alles von dir in dieser Gruppe löschen?</b>
forget-question-all = <b>Das alles von allen in dieser Gruppe löschen?</b>
forget-videos = { $count ->
    [one] • { $count } Video mit seinen Worten
   *[other] • { $count } Videos mit ihren Worten
}
forget-requests = { $count ->
    [one] • { $count } weitere Anfrage
   *[other] • { $count } weitere Anfragen
}
forget-photos = { $count ->
    [one] • { $count } dafür gesendetes Foto
   *[other] • { $count } dafür gesendete Fotos
}
forget-waiting = • die Anfrage, die auf die Zulassung wartet
forget-defaults = • die Vorgaben dieses Chats
forget-name = • deinen Namen
forget-messages = Die Nachrichten in diesem Chat bleiben, aber ich kann diese Videos dann nicht noch einmal schicken.
forget-unfinished = { $count ->
    [one] { $count } Video ist in Arbeit und bezahlt oder vielleicht bezahlt. Es bleibt; darüber kannst du danach entscheiden.
   *[other] { $count } Videos sind in Arbeit und bezahlt oder vielleicht bezahlt. Sie bleiben; darüber kannst du danach entscheiden.
}
forget-done = Gelöscht.
forget-nothing = Es wurde nichts gelöscht.
forget-renewed = Diese Frage war veraltet. So ist es jetzt.
forget-answered = Diese Frage ist schon beantwortet.
button-forget-delete = 🗑 Löschen
button-forget-keep = Behalten
## The greeting, small talk, and what is no order
example-prompt = eine Katze auf dem Mond
start-private = 👋 Hallo! <b>Ich mache Videos.</b>
    Schreib mir einfach, was deins zeigen soll.
start-group = 👋 Hallo! <b>Ich mache Videos.</b>
    Schreibt <code>/video@{ $username } eine Katze auf dem Mond</code>, mit euren eigenen Worten.
start-who = 👋 Hallo! <b>Ich mache Videos.</b>
start-price = Ein Video kostet { $price }.
start-try = Erst mal eins sehen? Der Knopf mit 🎬 bestellt es sofort:
start-ask = Wer diesen Bot verwenden darf, entscheidet sein Betreiber. Schreib, was dein erstes Video zeigen soll, dann frage ich ihn.
start-ask-group = Wer diesen Bot verwenden darf, entscheidet sein Betreiber. Schreibt <code>/video@{ $username }</code> und was euer erstes Video zeigen soll, dann frage ich ihn.
start-photo = Schick mir ein Foto und schreib in die Bildunterschrift, was passieren soll, zum Beispiel: <i>sie dreht sich um und lächelt</i>
start-photo-group = Antworte auf ein Foto mit <code>/video@{ $username }</code> und dem, was passieren soll, zum Beispiel: <i>sie dreht sich um und lächelt</i>
button-start-example = 🎬 { $prompt }
button-start-photo = 📷 Mit Foto
button-start-settings = ⚙️ Einstellungen
help-title = <b>Ich mache Videos aus Worten.</b>
help-photos-title = <b>Ich mache Videos aus Worten und Fotos.</b>
help-plain = • nur deine Worte: Ich zeige dir, was ich machen würde, und ein Knopf bestellt es
help-links = • Worte mit einem Link zu einem Bild, das dann im Video vorkommt
answer-thanks = Gern geschehen! 😊
answer-who = Ich bin ein Bot. Du schreibst, was ein Video zeigen soll, und ein KI-Videodienst macht es. Alles Weitere steht in /help.
answer-bye = Bis bald! 👋
answer-no = Alles klar. Ein Angebot kostet nichts, solange du den Knopf nicht drückst.
answer-ok = 👍 Habe ich dir ein Video angeboten? Dann bestellt es der Knopf darunter. Für ein neues schreib einfach, was es zeigen soll.
costs-own = Mit den Vorgaben dieses Chats ({ $video }) kostet ein Video <b>{ $price }</b>.
costs-own-unknown = Was ein Video mit den Vorgaben dieses Chats ({ $video }) kostet, weiß ich nicht.
costs-more = Alle Preise stehen in /models.
costs-unknown = Ich weiß nicht, was ein Video kostet: Der Betreiber dieses Bots hat keine Preise eingetragen.
doubt-talk = Soll das Video wirklich das zeigen? Ich frage lieber erst.
attachment-voice = Sprachnachrichten und Musik kann ich nicht anhören. Schreib mir bitte, was dein Video zeigen soll.
attachment-sticker = Schöner Sticker! Ein Video kann ich daraus aber nicht machen. Schreib einfach, was es zeigen soll.
attachment-other = Daraus kann ich kein Video machen. Schreib einfach, was es zeigen soll.
prompt-missing-words = Schreib, was das Video zeigen soll, zum Beispiel:
    <code>/video eine Katze auf dem Mond</code>
prompt-missing-group = Schreib, was das Video zeigen soll, zum Beispiel:
    <code>/video@{ $username } eine Katze auf dem Mond</code>
# What people write, without signs, emoji and accents; | stands between two phrases. A letter may be repeated.
heard-thanks = danke | dankeschön | danke schön | danke sehr | vielen dank | vielen lieben dank | tausend dank | herzlichen dank | besten dank | lieben dank | danke dir | ich danke dir | super | klasse | toll | sehr schön | schön
    | gut gemacht | prima | perfekt | genial | geil | cool | wunderbar | großartig | wahnsinn | merci | gefällt mir | das gefällt mir | super gemacht | haha | hihi | tolles video | schönes video
    | danke für das video | danke für deine hilfe | danke für die hilfe
heard-greeting = hallo | hallöchen | hey | hi | moin | moin moin | servus | grüß gott | grüß dich | grüezi | guten morgen | guten tag | guten abend | na | wie geht’s | wie geht es dir | wie gehts dir | alles klar bei dir | bist du da | jemand da
heard-price = was kostet das | was kostet es | was kostet ein video | wie viel kostet das | wieviel kostet das | wie viel kostet es | wie viel kostet ein video | wieviel kostet ein video | was kosten die videos | was kosten videos | preis | preise | kosten
    | ist das kostenlos | ist es kostenlos | kostet das was | kostet das etwas | muss ich bezahlen | muss ich was bezahlen | wie teuer ist das | wie teuer ist es | wie viel | wieviel | was macht das
    | was kostet’s | was kostet ein video denn | was kostet mich das
heard-help = hilfe | hilf mir | bitte hilf mir | ich brauche hilfe | was kannst du | was kannst du alles | was machst du | wie geht das | wie funktioniert das | wie funktionierst du | was kann ich hier machen | was kann ich machen | befehle | menü | anleitung | was nun
    | und jetzt | wie mache ich ein video | kannst du mir helfen
heard-who = wer bist du | was bist du | wie heißt du | bist du ein bot | bist du ein mensch | bist du echt | bist du eine ki | was ist das | wer hat dich gemacht
heard-bye = tschüss | tschüs | tschau | ciao | auf wiedersehen | bis bald | bis später | bis dann | gute nacht | mach’s gut | schönen tag | schönen tag noch | schönen abend
heard-no = nein | nein danke | nee | nö | lieber nicht | jetzt nicht | vergiss es | lass mal | egal | stopp | nicht nötig
heard-ok = ok | okay | ja | ja bitte | jo | jep | jawohl | klar | na klar | alles klar | gut | sehr gut | in ordnung | passt | verstanden | bitte | gerne | gern | einverstanden | mach das | mach mal | aha | ach so | hm | achso | genau | stimmt | entschuldigung | sorry
heard-names = bot | lieber bot
## The card of a task

button-unmute = 🔔 Doch hier posten
button-photo = 🖼 Anderes Foto
button-words = ✏️ Andere Worte
photo-how = <b>Antworte auf die Nachricht oben</b> mit einem anderen Foto. Deine Worte bleiben gleich, und ich frage vor dem Bestellen.
cancel-muted = Es ist schon bezahlt und wird trotzdem gemacht. Ich poste es hier nicht.
cancel-late = Zu spät zum Abbrechen: Der Videodienst hat es schon.
unmuted = OK, ich poste es hier.
status-estimate = { $bar } ≈ { $percent } % (geschätzt) · bisher { $elapsed }, meist { $usual }
status-same = Seit { $same } unverändert.
status-left = Seit { $same } unverändert. Noch etwa { $left } nach der üblichen Dauer.
status-heard = Vor { $ago } kam die letzte Antwort des Videodienstes.
check-asked = Ich habe gerade beim Videodienst nachgefragt.
check-percent = Seine letzte Antwort vor { $ago }: { $percent } %.
check-no-percent = Seine letzte Antwort vor { $ago }: noch in Arbeit.
failed-people = Der Videodienst erlaubt hier keine echten Personen oder Gesichter.
failed-copyright = Dem Videodienst ist das einem urheberrechtlich geschützten Werk zu ähnlich.
failed-policy = Das verstößt gegen die Inhaltsregeln des Videodienstes.
failed-length = Dein Text ist dem Videodienst zu lang.
failed-picture = Der Videodienst kann das Bild nicht verwenden.
failed-timeout = Der Videodienst hat zu lange gebraucht.
failed-options = Der Videodienst nimmt eine der Einstellungen nicht an.
failed-lost = Der Videodienst hat dieses Video verloren.
failed-internal = Beim Videodienst ist etwas schiefgegangen.
failed-other = Der Videodienst konnte dieses Video nicht machen.

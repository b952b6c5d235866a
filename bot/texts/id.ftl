### Semua yang dikatakan bot kepada orang, dalam bahasa Indonesia. Kuncinya sama dengan en.ftl; yang tidak ada di sini muncul dalam bahasa Inggris.

## Yang dipahami

seconds = { $count } dtk
images = { $count } gambar
orientation-portrait = tegak
orientation-landscape = mendatar
size-small = kecil
size-large = besar
switch-true = aktif
switch-false = nonaktif
understood-images = { $understood } · { $images }
understood-price = { $understood } · { $price }
understood-named = { $understood } · { $name }: { $value }
name-model = model
name-orientation = orientasi
name-size = ukuran
name-duration = durasi
name-watermark = tanda air
separator = { ", " }
from-chat = Dari bawaan obrolan ini: { $names }.
from-model = Bawaan obrolan ini yang tidak ada di { $model }: { $names }. Bawaan modelnya yang dipakai.
quoted = <blockquote>{ $prompt }</blockquote>

## Pesan status sebuah tugas

status-queued = ⏳ Permintaanmu menunggu dikirim.
status-submitting = ⏳ Mengirim permintaanmu ke layanan video…
status-retry-unreachable = ⏳ Layanan video sedang tidak bisa dihubungi. Aku terus mencoba; belum ada yang ditagih.
status-retry-busy = ⏳ Layanan video sedang sibuk. Aku terus mencoba; belum ada yang ditagih.
status-retry-photo-store = ⏳ Fotomu sedang tidak bisa diteruskan. Aku terus mencoba; belum ada yang ditagih.
status-running = 🎬 Videomu sedang dibuat.
    Tugas <code>{ $id }</code>
status-late = Ini lebih lama dari biasanya, tetapi setahuku tidak ada masalah.
status-unresolved = ⏱ Belum ada hasil setelah waktu yang luar biasa lama. Setahuku ini tidak gagal: aku terus bertanya dan akan memberi tahu di sini.
    Tugas <code>{ $id }</code>
status-progress = { $bar } { $percent }% · sudah { $elapsed }, biasanya { $usual }
status-usual = Biasanya butuh sekitar { $usual }.
minutes = { $count } mnt
status-ready = 📦 Videomu sudah jadi. Sedang kubawa ke sini…
    Tugas <code>{ $id }</code>
status-delivered = ✅ Selesai.
    Tugas <code>{ $id }</code>
status-failed = ❌ { $why }
    Tugas <code>{ $id }</code>
status-failed-money = Layanan video yang memutuskan soal pengembalian uang.
status-failed-images = Ada { $images } dalam permintaan: coba yang lain, atau tanpa gambar.
status-expired = ⌛ Tidak ada hasil sampai lama sekali, jadi aku berhenti bertanya. Mungkin sudah ditagih.
    Tugas <code>{ $id }</code>
status-undelivered = ⚠️ Videomu sudah jadi, tetapi { $reason }
    Mengambil videonya lagi gratis.
    Tugas <code>{ $id }</code>
status-muted = 🔇 Disenyapkan. Ini sudah dibayar, jadi tetap dibuat: <code>/show { $short }</code> membawa videonya.
    Tugas <code>{ $id }</code>
status-place = Kamu nomor { $place } dalam antrean.
undelivered-send-unclear = mungkin belum sampai: koneksi terputus saat kukirim. Tolong lihat apakah sudah ada di sini.
undelivered-send-interrupted = mungkin belum sampai: aku terhenti saat mengirimnya. Tolong lihat apakah sudah ada di sini.
undelivered-chat-unreachable = aku tidak bisa menulis di sini.
undelivered-send-refused = Telegram tidak menerimanya.
undelivered-link-refused = tautan unduhannya tidak aman dibuka.
undelivered-not-a-video = filenya bukan video.
undelivered-endless = filenya terlalu besar.
undelivered-link-dead = tautan unduhannya tidak berfungsi.
undelivered-needs-key = aku tidak bisa membawanya ke sini, dan tautannya hanya bisa dibuka bot ini.
undelivered-went-wrong = ada yang salah di pihakku.
result-link = 🎬 { $reason } Kamu bisa <a href="{ $url }">menonton atau menyimpannya di sini</a>. Segera, ya: tautannya akan kedaluwarsa.
link-too-large = Videomu terlalu besar untuk kukirim lewat Telegram.
link-not-taken = Telegram tidak menerima videomu.
link-not-secure = Videomu hanya punya tautan tanpa enkripsi (http), dan aku tidak mengunduh dari tautan seperti itu.
link-not-downloaded = Aku tidak bisa mengunduh videomu sendiri.
result-caption = { $quote }
    { $understood }
status-refused = ❌ { $reason }
    Tidak ada yang ditagih.
    Tugas <code>{ $id }</code>
refused-elsewhere = ❌ Aku tidak boleh menulis di “{ $title }”, jadi videomu tidak kupesan. Tidak ada yang ditagih.
    Minta admin mengizinkanku mengirim pesan di sana (atau membuka lagi topiknya), lalu kirim ulang permintaanmu.
refused-somewhere = ❌ Aku tidak boleh menulis di grup tempat kamu meminta video, jadi videonya tidak kupesan. Tidak ada yang ditagih.
    Minta admin mengizinkanku mengirim pesan di sana (atau membuka lagi topiknya), lalu kirim ulang permintaanmu.
status-unknown = ⚠️ { $reason }
    Aku tidak tahu apakah ini ditagih, jadi tidak kukirim lagi.
    Tugas <code>{ $id }</code>
status-unknown-again = ⚠️ { $reason }
    Kamu minta dikirim lagi. Kalau yang pertama ternyata muncul, kuberi tahu di sini.
    Tugas <code>{ $id }</code>
status-unknown-forgotten = ⚠️ { $reason }
    Diabaikan. Kalau ternyata muncul, kuberi tahu di sini.
    Tugas <code>{ $id }</code>
status-cancelled = Dibatalkan. Tidak ada yang ditagih.

reason-words = “{ $reason }”
owner-told = { $reason } Pemilik bot sudah diberi tahu.
owner-untold = { $reason } Hanya pemilik bot ini yang bisa memperbaikinya.
reason-said = Layanan video menolak: “{ $reason }”
reason-refused = Layanan video menolak tanpa menyebut alasan.
reason-key = Layanan video tidak menerima kunci bot ini.
reason-quota = Saldo bot ini di layanan video sudah habis.
reason-model = Layanan video sedang tidak punya { $model }.
reason-no-access = Layanan video tidak mengizinkan bot ini memakai { $model }.
reason-paused = { $model } sedang dijeda: { $reason }.
reason-removed = Bot ini tidak lagi menyediakan { $model }.
reason-unreachable = Layanan video tidak bisa dihubungi.
reason-moved = Bot sudah pindah ke layanan video lain. Silakan minta lagi.
reason-busy = Layanan video terlalu sibuk.
reason-photos = Bot ini tidak bisa lagi meneruskan foto.
reason-photo-store = Fotomu tidak bisa diteruskan ke layanan video.
reason-photo-gone = Fotomu tidak bisa kuambil lagi dari Telegram. Tolong kirim ulang.
reason-picture-link = Gambar ini tidak bisa kumuat: { $reason }
    Kirim gambarnya langsung, atau tautan yang langsung membuka gambar.
reason-photo-too-big = Fotomu lebih besar dari { $limit } MB, batas yang bisa kuteruskan. Kirim sebagai foto, bukan file, atau perkecil.
reason-may-not-write = Aku tidak boleh menulis di sini, jadi videonya tidak kupesan. Admin bisa mengizinkanku mengirim pesan.
reason-telegram = Telegram tidak bisa kuhubungi, jadi videonya tidak kupesan.
reason-went-wrong = Ada yang salah di pihakku, jadi tidak kukirim.
reason-timeout = Permintaan sudah terkirim, tetapi layanan video tidak menjawab tepat waktu.
reason-broken = Koneksi terputus saat permintaan dikirim.
reason-unclear = Jawaban layanan video tidak menyebut apakah permintaan diterima.
reason-address = Layanan video tidak ada di alamat yang dipakai bot ini.
reason-page = Jawaban layanan video tidak menyebut apakah permintaan diterima: isinya halaman web.
reason-certificate = Koneksi aman ke layanan video tidak bisa dibuat, jadi tidak ada yang dikirim.
reason-format = Layanan video tidak menerima permintaan dalam bentuk yang dikirim bot ini.
reason-request = Layanan video tidak menerima salah satu pengaturan yang dikirim bot ini.
reason-interrupted = Bot terhenti saat permintaan dikirim.
reason-absent = Layanan video tidak punya permintaan ini: permintaannya tidak pernah sampai.

button-create = 🎬 Buat
button-create-for = 🎬 Buat seharga { $price }
button-cancel = Batal
button-as-picture = Pakai sebagai gambar
button-as-words = Biarkan di teks
button-again-paid = Kirim lagi (bisa bayar 2×)
button-again = Coba lagi
button-forget = Abaikan
button-redo = 🔁 Lagi
button-retry = 🔁 Coba lagi
button-change = ✏️ Ubah
button-details = ℹ️ Rincian
button-deliver = 📦 Ambil videonya
button-check = 🔄 Cek
button-model = Coba { $model }
button-later = ⏳ { $model } nanti
button-with = 🎬 { $model }
button-use = Pakai { $model } di sini
button-copy = Salin id tugas
button-newer = ← Lebih baru
button-older = Lebih lama →
button-previous = ← Kembali
button-next = Lanjut →
button-ordered = Dipesan.

## Tugas-tugas sebuah obrolan

tasks-none = Belum ada video di sini. Coba <code>/video{ $at } seekor kucing di bulan</code>
tasks-title = <b>Videomu</b> ({ $count })
tasks-title-group = <b>Video grup ini</b> ({ $count })
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
task-not-found = Tidak ada tugas seperti itu di obrolan ini. Lihat daftarnya di /tasks
task-moved-on = Sementara itu sudah berubah: /status menunjukkan sampai mana.
details-id = { $state } Tugas <code>{ $short }</code>
details-provider-id = Di layanan video: <code>{ $id }</code>
details-took = Butuh { $span }.
details-enhanced = Layanan video menulis ulang kata-katamu:
show-coming = Sedang dalam perjalanan.
show-not-yet = Belum jadi. /status menunjukkan sampai mana.
show-nothing = Tidak ada video untuk tugas ini.
show-only-link = Ini dikirim ke obrolan ini sebagai tautan; Telegram tidak punya videonya.
show-failed = Telegram sedang tidak menerimanya dariku. Coba lagi nanti.
show-unclear = Mungkin belum sampai: koneksi terputus. Kalau tidak ada di sini, kirim lagi /show; gratis.
check-asking = Aku sedang bertanya kepada layanan video.
check-done = Ini sudah selesai: /show membawa lagi videonya.
check-nothing = Saat ini tidak ada yang perlu ditanyakan kepada layanan video tentang ini.
cancel-free = Dibatalkan. Tidak ada yang ditagih.
cancel-sending = Ini sedang dikirim dan tidak bisa dihentikan. Kalau layanan menerimanya, ini dibayar. Videonya tidak kukirim ke sini; /show membawanya kalau sudah jadi. Jangan terlalu lama: layanan menyimpan video hanya untuk waktu terbatas.
cancel-paid = Ini sudah dipesan dan uangnya tidak bisa kembali. Videonya tidak kukirim ke sini; /show membawanya kalau sudah jadi. Jangan terlalu lama: layanan menyimpan video hanya untuk waktu terbatas.
cancel-unknown = Aku tidak akan menulis lagi tentangnya. Aku tidak tahu apakah ini ditagih.
cancel-nothing = Sudah terlambat untuk dibatalkan: ini sudah selesai.
forgotten = { $count ->
    [0] Tidak ada milikmu yang perlu dihapus.
   *[other] Dihapus: { $count } tugas, dengan kata-kata dan gambarnya.
}
forgotten-defaults = Dihapus: bawaan obrolan ini.
forgotten-left = { $count } tugas sedang berjalan dan sudah atau mungkin sudah dibayar, jadi kusimpan. Kalau kamu hapus juga, videonya hilang.
button-erase = { $count ->
    [1] Hapus juga yang itu
   *[other] Hapus semuanya juga
}

## Tawaran

offer = Mau kubuatkan video dari ini?
    { $understood }
offer-links = { $count ->
    [1] Apakah tautan ke <b>{ $hosts }</b> itu gambar untuk videonya?
   *[other] Apakah tautan-tautan ke <b>{ $hosts }</b> itu gambar untuk videonya?
}
    { $understood }
doubt-forwarded = Ini pesan terusan, jadi aku tanya dulu.
doubt-cut = Telegram membagi teks ini menjadi beberapa pesan, jadi aku tanya dulu.
doubt-captions = Album ini punya beberapa keterangan, jadi aku tanya dulu.
doubt-story = Aku tidak bisa melihat story yang kamu balas, hanya kata-katamu.
doubt-paid = Aku tidak bisa memakai media berbayar yang kamu balas, hanya kata-katamu.
doubt-price = Ini berbayar, jadi aku tanya dulu.
doubt-price-unknown = Aku tidak tahu berapa biayanya, jadi aku tanya dulu.
doubt-reply = Aku tidak bisa memakai pesan yang kamu balas, hanya kata-katamu.
offer-models = Atau pesan dengan model lain:
pictures-frames = Gambar: yang pertama jadi frame pertama, yang kedua jadi frame terakhir.
pictures-things = Gambar: hal yang akan muncul di video.
offer-photos = { $count ->
    [1] Foto diterima. Apa yang harus terjadi di videonya? <b>Balas pesan ini</b> dengan kata-katamu.
   *[other] { $count } foto diterima. Apa yang harus terjadi di videonya? <b>Balas pesan ini</b> untuk memakai semuanya, atau balas satu foto untuk memakai yang itu saja.
}

## Jawaban atas tulisan

prompt-missing = Tulis apa isi videonya, misalnya:
    <code>/video seekor kucing di bulan</code>
    Kamu juga bisa mengirim foto dengan kata-katanya sebagai keterangan.
prompt-secret = Teks ini tidak bisa kupakai: ada bagian yang mirip kata sandi atau kunci akses. Hapus bagian itu lalu kirim lagi. Tidak ada yang ditagih.
photos-off = Bot ini belum bisa memakai foto: pemiliknya harus menyiapkannya dulu. Dengan kata-kata saja bisa. Tautan gambar di dalam teks juga bisa.
photo-too-big = File ini lebih besar dari { $limit } MB, batas yang bisa kuteruskan. Kirim sebagai foto, bukan file, atau perkecil. Tidak ada yang ditagih.
attachment-unusable = Aku membuat video dari kata-kata dan gambar (JPEG, PNG, WebP), bukan dari ini. Kirim gambar sebagai foto, dengan keterangan tentang apa yang harus terjadi.
album-late = Foto ini terlambat untuk albumnya: yang lain sudah jalan tanpanya.
unknown-command = Aku tidak kenal perintah itu. Lihat /help untuk yang bisa kulakukan.
unknown-command-near = Aku tidak kenal <code>{ $command }</code>. Maksudmu ini?
    <code>{ $meant }</code>
unknown-command-photo = Aku tidak kenal <code>{ $command }</code>. Kalau maksudmu ini, kirim sebagai balasan ke fotonya:
    <code>{ $meant }</code>
button-stale = Tombol ini sudah tidak berlaku.
went-wrong = Ada yang salah di pihakku, dan pesanmu tidak dijalankan.
button-not-yours = Hanya yang meminta, atau admin, yang bisa menekan ini.

## Akses

access-asked = Aku sudah meminta persetujuan pemilik bot. Kukabari di sini begitu dijawab.
access-waiting = Pemilik bot belum menjawab. Kukabari di sini begitu dijawab.
access-blocked = Pemilik bot belum mengizinkan obrolan ini.
access-unclaimed = Bot ini belum siap. Coba lagi nanti.
access-question-private = <b>{ $name }</b> (pengguna <code>{ $user }</code>) ingin memakai bot. Semua pesanannya ditagihkan kepadamu.
access-question-group = Grup <b>{ $title }</b> (<code>{ $chat }</code>) ingin memakai bot, diminta oleh { $name } (pengguna <code>{ $user }</code>). Semua pesanan di sana ditagihkan kepadamu.
access-approve = ✅ Setujui
access-block = 🚫 Blokir
access-approved = ✅ Disetujui. Kirim lagi permintaanmu: <code>/video{ $at } seekor kucing di bulan</code>, atau foto dengan keterangan.
access-decided-approved = ✅ Disetujui: { $name } (<code>{ $chat }</code>)
access-decided-blocked = 🚫 Diblokir: { $name } (<code>{ $chat }</code>)
access-approved-kept = ✅ Disetujui. Ini permintaanmu tadi; tekan <b>Buat</b> kalau masih mau.
access-decided-new = 🗑 Dihapus: { $name } (<code>{ $chat }</code>). Untuk memakai bot, harus meminta lagi.
access-decided-topic = ✅ Disetujui hanya untuk topik { $topic }: { $name } (<code>{ $chat }</code>)
access-approve-topic = ✅ Hanya topik ini
access-remove = 🗑 Hapus
access-question-topic = Diminta di topik { $topic }.
access-unclear = Aku belum bisa memeriksa apakah kamu boleh memakai bot ini. Coba lagi sebentar lagi.
access-is-admin = Ini admin bot, yang selalu boleh memakainya. Keluarkan dulu dengan <code>/admins remove</code>.
access-title = <b>Siapa yang boleh memakai bot</b>
    ⏳ Menunggu: { $asked } · ✅ Disetujui: { $approved } · 🚫 Diblokir: { $blocked } · ▫️ Belum diputuskan: { $new }
access-mode-open = <code>ACCESS=open</code>: semua orang boleh memakai bot, kecuali yang kamu blokir.
access-mode-members = <code>ACCESS=members</code>: anggota grup yang disetujui boleh juga memakainya di obrolan pribadi.
access-admin = Admin bot, selalu boleh memakainya
access-topics = Hanya di topik { $topics }
access-spent = Bulan ini: { $sums }
access-spent-unpriced = harga tidak diketahui: { $number }
access-how = Secara manual: <code>/allow ID</code>, <code>/block ID</code>, <code>/remove ID</code>. Di grup bisa tanpa id; <code>/allow topic</code> menyetujui satu topik saja.
access-id-missing = Tambahkan id obrolan atau pengguna: <code>/{ $command } 12345</code>. Daftarnya di /access
admins-title = <b>Admin bot</b>
admins-in-settings = { $name }, di ADMIN_IDS
admins-how = Untuk mengubah: <code>/admins add 12345</code>, <code>/admins remove 12345</code>, dengan id pengguna.
admins-added = { $name } (<code>{ $user }</code>) sekarang admin. Dia harus menulis kepadaku sekali supaya aku bisa menulis kepadanya.
admins-gone = { $name } (<code>{ $user }</code>) bukan admin lagi.
admins-already = Dia sudah admin.
admins-unknown = Dia bukan admin.
admins-last = Dia satu-satunya admin. Tambahkan admin lain dulu.
admins-configured = Dia ada di ADMIN_IDS. Ubah pengaturan itu lalu jalankan ulang bot.
admins-no-user = Id ini bukan milik satu orang.
admins-in-private = Kirimkan ini kepadaku di obrolan pribadi kita, ya.
claimed = Sekarang kamu admin bot ini. Obrolan yang ingin memakainya akan bertanya kepadamu di sini.
claimed-next = Sekarang tulis apa isi videonya, misalnya <i>seekor kucing di bulan</i>. Lihat /help untuk hal lain yang bisa dilakukan.
claimed-photos = Foto belum bisa dipakai: atur PHOTO_LINKS, atau isi PUBLIC_URL dengan alamat https yang menuju bot ini.
claim-refused = Tautan ini sudah dipakai atau sudah kedaluwarsa.

## Bantuan

command-video = buat video: /video seekor kucing di bulan
command-models = daftar model, dengan opsi dan harganya
command-settings = model, ukuran, durasi… obrolan ini
command-status = sampai mana sebuah video
command-tasks = videomu
command-usage = yang sudah kamu pakai dan sisanya
command-show = kirim ulang video
command-retry = pesan lagi yang sama
command-cancel = batalkan video
command-check = tanya layanan video sekarang
command-forget = hapus yang kutahu tentang obrolan ini
command-privacy = yang kusimpan dan cara menghapusnya
command-help = yang bisa kulakukan
help-words = • <code>/video{ $at } seekor kucing di bulan</code>
help-photos = • satu foto atau lebih, dengan keterangan tentang apa yang harus terjadi
    • balas foto dengan <code>/video{ $at }</code> dan kata-katamu
help-options = <b>Untuk satu video</b>, di mana saja dalam teks: { $options }
help-chat = <b>Untuk obrolan ini</b>: /settings menampilkan dan mengubah pengaturan bawaan.
help = <b>Setelah itu</b>, tanpa tambahan atau sebagai balasan ke video:
    /status – { command-status }
    /show – { command-show }
    /retry – { command-retry }
    /cancel – { command-cancel }
    /check – { command-check }

    /tasks – { command-tasks }
    /usage – { command-usage }
    <code>/forget</code> – { command-forget }
    /privacy – { command-privacy }
help-models = Model (/models menunjukkan kemampuan masing-masing): { $models }
help-group = Di tempat aku boleh membaca semua pesan, misalnya sebagai admin, @{ $username } di keterangan foto juga bisa.

## Model

models-title = <b>Daftar model</b> ({ $count })
models-none = Saat ini tidak ada model yang bisa dipilih. Coba lagi nanti.
models-how = Untuk satu video, tambahkan baris <code>--model</code> modelnya ke permintaanmu. Untuk obrolan ini, tekan tombol.
models-chosen = { $title } · model obrolan ini
models-paused = ⏸ Dijeda: { $reason }
models-price = Harga: { $price }
models-price-unknown = Harga: tidak diketahui
models-images-none = Gambar: tidak ada
models-images-up-to = Gambar: paling banyak { $most }
models-images-exactly = Gambar: tepat { $most }
models-images-between = Gambar: { $least } sampai { $most }
models-role = { $images } ({ $role })
role-frames = frame pertama dan terakhir
role-things = hal yang muncul di video
models-used = Obrolan ini sekarang memakai { $model }.

## Bawaan

defaults-title = <b>Pengaturan bawaan obrolan ini</b>
defaults-line = { $name }: <b>{ $value }</b> ({ $source })
source-bot = bawaan bot
source-chat = bawaan obrolan ini
source-model = bawaan model
defaults-how = Untuk mengubah: <code>/settings { $example }</code>
    Untuk kembali ke bawaan bot: <code>/settings reset</code>
defaults-price = Satu video dengan pengaturan ini harganya <b>{ $price }</b>.
defaults-price-unknown = Harga video dengan pengaturan ini tidak diketahui.
confirm-above-from = Mulai harga ini, atau jika harganya tidak diketahui, pesanan menunggu <b>Buat</b>.
confirm-above-all = Setiap pesanan menunggu <b>Buat</b>.
confirm-above-unpriced = Di sini tidak ada harga yang diketahui, jadi setiap pesanan menunggu <b>Buat</b>.
confirm-above-both = Obrolan ini: { $own }. Bot: { $bots }. Yang lebih rendah berlaku.
confirm-above-how = Agar aku bertanya sebelum pesanan mahal:
    <code>/settings { $example }</code> (<code>confirm-above=off</code>: tidak pernah)
defaults-saved = Tersimpan.
defaults-reset = Kembali ke bawaan bot.
defaults-admins-only = Hanya admin grup ini yang bisa mengubah bawaannya.
watermark-true = tanpa, jika bisa
watermark-false = selalu tanpa (bisa macet)

## Yang dilakukan admin bot sendiri

bot-admins-only = Hanya admin bot ini yang bisa melakukan itu.
pause-how = Tulis model dan alasannya, misalnya <code>/pause { $example } kembali hari Senin</code>. Semua orang melihat alasannya.
paused-now = ⏸ <b>{ $model }</b> dijeda untuk semua orang: { $reason }. <code>/resume { $model }</code> mengakhiri jeda.
paused-refused = { $count } permintaan yang menunggu ditolak. Tidak ada yang ditagih.
resume-how = Tulis modelnya, misalnya <code>/resume { $example }</code>.
resumed = ▶️ <b>{ $model }</b> bisa dipesan lagi.
resume-in-file = <b>{ $model }</b> tetap dijeda: jedanya ada di file model ({ $reason }). Ubah di sana.
resume-not-paused = <b>{ $model }</b> tidak sedang dijeda.
broadcast-how = Kirim <code>/broadcast</code> sebagai balasan pesan yang harus diterima semua orang. Boleh apa saja: teks, gambar, video.
broadcast-private = Kirim /broadcast di obrolan pribadi kita, ya.
broadcast-nobody = Belum ada obrolan yang bisa dikirimi.
broadcast-question = Kirim pesan ini ke { $count } obrolan?
broadcast-cancelled = Tidak ada yang dikirim.
broadcast-progress = 📣 Sejauh ini terkirim ke { $done } dari { $total } obrolan
broadcast-stopping = Menghentikan…
broadcast-over = 📣 Siaran ini berakhir: laporannya di bawah.
broadcast-done = 📣 Siaran selesai.
broadcast-stopped = 📣 Siaran dihentikan.
broadcast-broken = 📣 Siaran berakhir lebih awal: pesannya dihapus, atau tidak bisa disalin.
broadcast-report = Terkirim: { $sent }
    Memblokir bot: { $blocked }
    Gagal: { $failed }
broadcast-unclear = Mungkin sampai, tidak diulang: { $count }
broadcast-left = Tidak terkirim: { $count }
button-broadcast-send = 📣 Kirim
button-broadcast-stop = Hentikan

## Privasi

privacy-kept = <b>Yang kusimpan</b>
    • permintaanmu: kata-kata, opsi, tautan gambar dan video, serta id Telegram dari fotomu, akunmu, obrolan ini, dan pesan-pesannya
    • permintaan terakhir obrolan yang belum disetujui
    • nama dan bawaan obrolan ini, dan apakah pemilik menyetujuinya
    • namamu, jika kamu memesan video
    • biaya tiap video, tanpa kata-katanya
privacy-time = Permintaan yang selesai dihapus { $days } hari setelah perubahan terakhirnya. Id pesan yang mencegah pesanan ganda dihapus setelah { $hours } jam. Permintaan yang menunggu persetujuan dihapus setelah { $kept } hari.
privacy = <b>Cara menghapusnya</b>
    <code>/forget</code> bertanya dulu, lalu menghapus permintaanmu, juga yang menunggu persetujuan, dan bawaan obrolan ini. Namamu juga, kecuali pemilik sudah ditanya atau sudah memutuskan tentangmu. Biaya video tetap ada, tanpa kata-katanya.
privacy-group = <b>Cara menghapusnya</b>
    <code>/forget</code> bertanya dulu, lalu menghapus permintaanmu di sini, juga yang menunggu persetujuan; jika dikirim admin grup ini, permintaan semua orang dan bawaan grup. Namamu juga, kecuali pemilik sudah ditanya atau sudah memutuskan tentangmu. Biaya video tetap ada, tanpa kata-katanya.
privacy-elsewhere = <b>Siapa lagi yang menerimanya</b>
    Layanan video menerima kata-kata, opsi, dan gambarmu, tetapi bukan nama atau akunmu. Aturannya sendiri berlaku untuk itu, dan aturan Telegram untuk pesanmu.

## Untuk pemilik

owner-key = API video menolak kuncinya (HTTP { $status }): periksa { $setting }.
owner-secret-in-answer = Jawaban dari API video memuat rahasia bot ini, kemungkinan kuncinya. Aku tidak menunjukkannya kepada siapa pun. Agar aman, buat kunci baru dan isikan di VIDEO_API_KEY.
owner-quota = API video menyatakan saldo akun { $setting } habis: isi ulang. Katanya: “{ $reason }”
owner-words = Katanya: “{ $reason }”
owner-no-access = API video tidak mengizinkan kunci di { $setting } memakai { $model } (HTTP { $status }). Izinkan model itu atau grupnya untuk kunci tersebut, atau perbaiki, jeda, atau hapus modelnya di MODELS_FILE.
owner-address = API video tidak ada di alamat yang kupakai ({ $reason }). Periksa { $setting }; yang kupakai <code>{ $url }</code>.
owner-page = API video menjawab dengan halaman web, bukan JSON ({ $reason }). Periksa { $setting }; yang kupakai <code>{ $url }</code>.
owner-certificate = Koneksi aman ke API video tidak bisa kubuat: { $reason }. Tidak ada yang dikirim. Periksa { $setting } (yang kupakai <code>{ $url }</code>), jam mesin ini, dan HTTPS_PROXY.
owner-format = API video tidak menerima format permintaanku ({ $reason }). Periksa { $setting } (yang kupakai <code>{ $url }</code>) dan format penyedia di MODELS_FILE.
owner-request = API video tidak menerima kolom <code>{ $field }</code> dari { $model } (HTTP { $status }). Ubah { $setting }.
owner-model-resting = Penyedia menolak { $model } tiga kali berturut-turut. Model ini dijeda 15 menit, lalu satu pesanan mencobanya lagi. Kata penyedia: “{ $reason }”
owner-no-answers = Sudah beberapa lama layanan video tidak memberi jawaban yang bisa dipakai tentang tugas { $task }: { $reason }. Ada video berbayar yang menunggu. Aku terus bertanya; periksa { $setting } dan apakah layanannya berjalan.
owner-new-shape = Layanan video menjawab tentang tugas <code>{ $task }</code> dalam bentuk yang tidak kukenal, jadi aku tidak tahu sampai mana prosesnya. Aku terus bertanya. Kirim nama-nama kolom ini ke pengembang bot; tidak ada isi pribadi di dalamnya:
    <pre>{ $shape }</pre>
owner-id-unreadable = Layanan video menerima sebuah permintaan, tetapi aku tidak menemukan id tugas dalam jawabannya. Mungkin sudah ditagih, dan aku tidak bisa memantaunya. Untuk mencarinya di layanan: tugas <code>{ $task }</code>, obrolan <code>{ $chat }</code>, { $time } UTC. Jawabannya:
    <pre>{ $answer }</pre>
owner-id-not-stored = Layanan video menerima tugas <code>{ $task }</code> sebagai <code>{ $id }</code>, tetapi aku tidak bisa menyimpan id itu. Tugas ini sudah dibayar: simpan pesan ini dan periksa basis data. Aku terus mencoba.
owner-photos-off = Seseorang mengirim foto, tetapi tautan foto mati: atur PHOTO_LINKS, atau isi PUBLIC_URL dengan alamat https yang menuju bot ini.
owner-photo-store = Foto tidak bisa diteruskan: { $reason }. Periksa PHOTO_LINKS dan pengaturannya.
owner-update-failed = Sebuah pembaruan (id { $update }, obrolan { $chat }) gagal tiga kali dengan { $error } dan dikesampingkan; rinciannya ada di log.
owner-trouble = Terjadi kesalahan tak terduga: { $error } ({ $where }). Aku terus mencoba, dengan jeda yang lebih lama; rinciannya ada di log.
owner-database-full = Disk basis data penuh, jadi aku tidak bisa menyimpan apa pun. Kosongkan ruang: setelah itu aku lanjut tanpa dijalankan ulang. Sampai saat itu aku tidak menerima pesanan dan tidak ada yang ditagih. Pesan menunggu di Telegram.
owner-database-gone = File basis data dihapus atau diganti saat aku berjalan, jadi aku tidak bisa menyimpan apa pun. Kembalikan filenya dan jalankan ulang aku. Sampai saat itu aku tidak menerima pesanan dan tidak ada yang ditagih. Pesan menunggu di Telegram.
owner-database-damaged = Basis data rusak. Pulihkan dari cadangan dan jalankan ulang aku. Sampai saat itu aku tidak menerima pesanan dan tidak ada yang ditagih. Pesan menunggu di Telegram.
owner-database-fails = Aku tidak bisa menulis ke basis data; alasannya ada di log. Aku terus mencoba. Sampai saat itu aku tidak menerima pesanan dan tidak ada yang ditagih. Pesan menunggu di Telegram.
owner-database-works = Basis data berfungsi lagi. Aku sedang menangani pesan-pesan yang menunggu.
owner-delivery = Video tugas { $id } gagal diantar: { $error }. Akan kucoba beberapa kali lagi; rinciannya ada di log.
owner-needs-key = Video tugas { $id } tidak bisa dikirim ke obrolannya, dan tautannya hanya terbuka dengan VIDEO_API_KEY, jadi tak seorang pun di sana bisa membukanya. Kalau filenya lebih dari 50 MB, server Bot API sendiri (TELEGRAM_LOCAL) menerima sampai 2000 MB.
owner-fake-ip = { $host } mengarah ke alamat buatan (fake IP, seperti dari Clash), jadi videonya kukirim sebagai tautan, tidak kuunduh. Atur FAKE_IP_NETWORKS=198.18.0.0/15 supaya video diunduh.

## Opsi dan model

option-unknown =
    Tidak ada opsi <code>{ $value }</code>. Ini opsi yang ada: <b>{ $options }</b>. /models menampilkan nilainya.
    Contohnya: <code>{ $example }</code>
    Kalau itu bagian dari kata-katamu, beri <code>--</code> di depan kata-katamu.

option-misspelt =
    Tidak ada opsi <code>{ $value }</code>. Maksudmu <code>--{ $near }</code>?
    Kalau itu bagian dari kata-katamu, beri <code>--</code> di depan kata-katamu.
option-misspelt-name =
    Tidak ada opsi <code>{ $value }</code>. Maksudmu <code>--{ $near }</code>? Contohnya: <code>{ $example }</code>
    Kalau itu bagian dari kata-katamu, beri <code>--</code> di depan kata-katamu.

default-unknown =
    Tidak ada pengaturan <code>{ $value }</code>. Yang bisa diatur: <b>{ $options }</b>.
    Contohnya: <code>/settings { $example }</code>
default-misspelt =
    Tidak ada pengaturan <code>{ $value }</code>. Maksudmu <b>{ $near }</b>?
    Contohnya: <code>/settings { $example }</code>

# confirm-above in /settings; $value: what was written; $example: how to write it
confirm-above-missing = Setelah <code>confirm-above</code> harus ada harga:
    <code>/settings { $example }</code>, atau <code>off</code>.
confirm-above-value = <code>{ $value }</code> tidak bisa kubaca sebagai harga. Tulis satu jumlah:
    <code>/settings { $example }</code>, atau <code>off</code>.
confirm-above-currency = Harga di sini dalam { $currency }, jadi <code>{ $value }</code> tidak bisa dipakai. Contoh:
    <code>/settings { $example }</code>
confirm-above-no-currency = Harga di sini tanpa mata uang. Sebagai ganti <code>{ $value }</code>, tulis angkanya saja:
    <code>/settings { $example }</code>
confirm-above-of-chat = <code>{ $value }</code> adalah pengaturan seluruh obrolan, bukan satu video, jadi tidak ada yang dipesan. Atur dengan <code>/settings { $example }</code>.
option-value = <code>{ $option }</code> tidak menerima <code>{ $value }</code>. Pilih salah satu: <b>{ $allowed }</b>.
option-needs-value = <code>{ $option }</code> perlu nilai sesudahnya: <b>{ $allowed }</b>.
option-twice = <code>{ $option }</code> disebut dua kali: <code>{ $first }</code> dan <code>{ $second }</code>. Kirim lagi dengan salah satunya saja.
bare-duration =
    Video tidak bisa sepanjang <code>{ $value }</code>. Durasi dalam detik: <b>{ $allowed }</b>.
    Kalau itu bagian dari kata-katamu, beri <code>--</code> di depan kata-katamu.
model-unknown = Tidak ada model <code>{ $value }</code>. Pilih salah satu: <b>{ $allowed }</b>.
model-misspelt = Tidak ada model <code>{ $value }</code>. Maksudmu <b>{ $near }</b>? Semua model: <b>{ $allowed }</b>.
model-paused = <b>{ $model }</b> sedang dijeda: { $reason }. Kamu bisa memakai model lain: <b>{ $allowed }</b>.
model-resting = <b>{ $model }</b> sedang tidak tersedia di layanan video; tidak ada yang ditagih. Coba lagi dalam sekitar { $minutes } menit.
model-paused-only = <b>{ $model }</b> sedang dijeda: { $reason }.
photos-elsewhere = <b>{ $model }</b> belum bisa memakai foto kiriman di sini. Tautan ke gambar di dalam teks juga bisa.
models-all-paused = <b>{ $model }</b> sedang dijeda: { $reason }. Saat ini tidak ada model lain. Silakan coba lagi nanti.
option-not-offered = <b>{ $model }</b> tidak punya <code>{ $option }</code> <code>{ $value }</code>. Yang ada: <b>{ $allowed }</b>.
option-not-taken = <b>{ $model }</b> tidak punya opsi <code>{ $option }</code>. Yang ada: <b>{ $allowed }</b>.
value-elsewhere = <b>{ $model }</b> tidak punya <code>{ $option }</code> <code>{ $value }</code>. Yang ada: <b>{ $allowed }</b>.
    Untuk <code>{ $value }</code>, tambahkan <code>--model</code> dan salah satu dari: <b>{ $others }</b>.
option-elsewhere = <b>{ $model }</b> tidak punya opsi <code>{ $option }</code>. Yang ada: <b>{ $allowed }</b>.
    Untuk memakainya, tambahkan <code>--model</code> dan salah satu dari: <b>{ $others }</b>.
option-too-long = Untuk <b>{ $model }</b>, <code>{ $option }</code> paling panjang { $allowed } karakter, dan ini { $count }. Persingkat lalu kirim lagi.
default-model-unknown =
    Model bawaan obrolan ini, <code>{ $value }</code>, sudah tidak ada. Yang ada: <b>{ $allowed }</b>.
    Tambahkan <code>--model</code> dengan salah satunya ke permintaanmu, atau ubah bawaannya: <code>/settings model=…</code>
default-model-paused =
    Model bawaan obrolan ini, <b>{ $model }</b>, sedang dijeda: { $reason }. Yang berfungsi: <b>{ $allowed }</b>.
    Tambahkan <code>--model</code> dengan salah satunya ke permintaanmu, atau ubah bawaannya: <code>/settings model=…</code>
images-too-many = <b>{ $model }</b> menerima paling banyak { $allowed } gambar, dan ada { $count }. Kirim lagi dengan lebih sedikit.
images-not-taken = <b>{ $model }</b> tidak menerima gambar. Kirim lagi tanpa gambar.
images-too-few = <b>{ $model }</b> perlu paling sedikit { $allowed } gambar, dan ada { $count }. Kirim lagi dengan foto.
prompt-too-long = <b>{ $model }</b> menerima kata-kata paling panjang { $allowed } karakter, dan kata-katamu { $count }. Persingkat lalu kirim lagi.

## Anggaran

budget-used-up = { $payer ->
    [chat] Anggaran obrolan ini
    [user] Anggaranmu
   *[all] Anggaran untuk semua video
} { $period ->
    [month] bulan ini
   *[day] hari ini
} sudah habis. Mulai lagi { $until }.
budget-too-little = { $payer ->
    [chat] Anggaran obrolan ini
    [user] Anggaranmu
   *[all] Anggaran untuk semua video
} { $period ->
    [month] bulan ini
   *[day] hari ini
} tidak cukup lagi untuk video ini, yang harganya { $price }. Mulai lagi { $until }.
budget-none = { $payer ->
    [chat] Obrolan ini tidak bisa memesan video untuk saat ini
    [user] Kamu tidak bisa memesan video untuk saat ini
   *[all] Tidak ada yang bisa memesan video untuk saat ini
}: pemilik bot ini mengatur anggarannya menjadi nol.
budget-unpriced = Ada anggaran di sini, dan harga { $model } tidak diketahui, jadi aku tidak bisa memesannya. Pemilik sudah diberi tahu.
budget-unpriced-untold = Ada anggaran di sini, dan harga { $model } tidak diketahui, jadi aku tidak bisa memesannya. Hanya pemilik bot ini yang bisa memperbaikinya.
budget-busy = Anggaran sedang diubah. Silakan coba lagi.
budgets-title = <b>Anggaran</b>
budgets-none = Tidak ada anggaran: siapa pun yang boleh memakai bot bisa memesan sebanyak apa pun.
budgets-line = <code>{ $budget }</code>: terpakai { $used }, sampai { $until }
budgets-line-each = <code>{ $budget }</code>
budgets-how = Atur: <code>/budget 20/day</code>, <code>/budget 50 videos/month</code>, <code>/budget chat 5/day</code>, <code>/budget user 2/day</code>, <code>/budget ID 3/day</code>. Hapus: <code>/budget off/day</code>, <code>/budget chat off/day</code>, <code>/budget off videos/month</code>.
budgets-currency = Jumlah dalam { $currency }.
budget-invalid = Aku tidak mengerti anggaran “{ $text }”. Tulis jumlah dengan titik: <code>0.50/day</code>.
budget-saved = ✅ Tersimpan: <code>{ $budget }</code>
refund-how = Tulis id tugas, atau awalannya: <code>/refund ID</code>. Atau kirim <code>/refund</code> sebagai balasan pesan tugas itu.
refund-done = ✅ Dikembalikan: { $amount }. Anggaran tidak menghitungnya lagi.
refund-unpriced = ✅ Tugas <code>{ $id }</code> tidak dihitung lagi. Harganya tidak diketahui.
refund-twice = Biaya tugas ini sudah dikembalikan.
refund-none = Tidak ada biaya yang diketahui untuk tugas ini.
task-several = Beberapa tugas berawalan seperti ini. Tulis id-nya lebih panjang.
refund-unsent = Tugas ini belum dikirim. Kalau kamu batalkan, tidak ada yang ditagih; kalau gagal sebelum ditagih, uangnya kembali sendiri.
owner-budget-share = { $percent }% anggaran { $budget } sudah terpakai. Mulai lagi { $until }.
owner-budget-used-up = Anggaran { $budget } sudah habis. Mulai lagi { $until }. Kirim /budget untuk melihat atau mengubahnya.
owner-budget-none = Satu pesanan ditolak karena anggaran { $budget } tidak mengizinkan apa pun. Kirim /budget untuk melihat atau mengubahnya.
owner-budget-too-little = Satu pesanan ditolak karena sisa anggaran { $budget } terlalu sedikit. Mulai lagi { $until }. Kirim /budget untuk melihat atau mengubahnya.
owner-budget-unpriced = Seseorang ingin video { $model }, yang harganya tidak diketahui, sementara ada anggaran uang. Kutolak: tambahkan harganya di MODELS_FILE, atau hapus anggarannya.
price-changed = Harganya sekarang { $price }. Tekan lagi untuk memesan dengan harga itu.
price-unknown-now = Harganya tidak diketahui lagi. Tekan lagi untuk tetap memesan.

## Statistics

stats-today = <b>Hari ini</b> ({ $date })
stats-month = <b>Bulan ini</b> ({ $date })
stats-counts = Jadi: { $made } · gagal: { $failed } · belum jelas: { $unknown }
stats-in-progress = Sedang dibuat: { $number }
stats-spent = Terpakai: { $amount }
stats-spent-other = Dalam mata uang lain: { $amounts }
stats-unpriced = Harga tidak diketahui: { $videos }
stats-not-charged = Ditolak atau dibatalkan, tanpa biaya: { $number }
stats-models = <b>Bulan ini per model</b>
stats-chats = <b>Bulan ini per obrolan</b>
stats-users = <b>Bulan ini per pengguna</b>
stats-videos = { $count ->
   *[other] { $count } video
}
stats-line = { $name }: { $sums }
stats-line-today = { $name }: { $sums } (hari ini { $today })
stats-more = … dan { $more } lagi
stats-how = Sebagai file: <code>/stats csv</code>
stats-file = Semua biaya dari { $first } sampai { $last }
stats-picture = Pengeluaran tiap hari bulan ini, per model
stats-picture-videos = Video tiap hari bulan ini, per model
stats-other = lainnya
usage-left-title = <b>Sisa</b>
usage-left = { $payer ->
    [chat] Obrolan ini
    [user] Kamu
   *[all] Semua bersama
}, { $period ->
    [month] bulan ini
   *[day] hari ini
}: { $left } dari { $most }, sampai { $until }
balance-title = <b>Saldo di penyedia</b>
balance-left = { $provider }: sisa { $left }, terpakai { $used }
balance-no-limit = { $provider }: tanpa batas sendiri, terpakai { $used }
balance-untold = { $provider }: tidak diberitahukan
balance-unit = Dalam dolar AS, atau satuan akunnya.
owner-balance-low = Akun di { $provider } tinggal { $left }, dan 24 jam terakhir menghabiskan { $cost } di sana. Isi ulang sebelum habis. /balance menampilkan semua akun.

# Settings of a chat or a topic
from-topic = Dari bawaan topik ini: { $names }.
source-topic = bawaan topik ini
settings-title-topic = <b>Pengaturan bawaan topik ini</b>
settings-whole-chat = Ini berlaku untuk seluruh obrolan.
settings-who-admins = Hanya admin grup ini yang bisa menekan tombol-tombol ini.
settings-who-everybody = Semua orang di grup ini bisa menekan tombol-tombol ini.
settings-who-admins-only = Hanya admin grup ini yang menentukan siapa yang boleh mengubah pengaturan.
settings-confirm = tanya dulu mulai
settings-confirm-all = harga berapa pun
settings-language = bahasa
settings-language-own = bahasa masing-masing
settings-who = yang boleh mengubah ini
settings-admins = admin
settings-everybody = semua orang
settings-choose = Pilih: <b>{ $name }</b>
settings-typed = Ketik: <code>/settings { $example }</code>
settings-changed = Pengaturan sudah berubah sejak itu. Sekarang begini.
settings-reset-topic = Topik ini kembali memakai bawaan obrolan.
button-settings-back = ← Pengaturan
button-settings-default = Bawaan
button-settings-chats = Seperti di obrolan
button-settings-reset = Kembali ke bawaan bot
language-name = Bahasa Indonesia
settings-button = { $name }: { $value }
settings-how-topic = Untuk mengubah: <code>/settings { $example }</code>
    Untuk kembali ke bawaan obrolan: <code>/settings reset</code>
settings-model-used-topic = Topik ini sekarang memakai { $model }.

## Groups: greeting, mentions, delivery elsewhere; menus and profile

mention-how = Tulis setelah namaku apa isi videonya, misalnya:
    <code>@{ $username } seekor kucing di bulan</code>
mention-order = langsung pesan
mention-offer = tawarkan dulu
mention-value = <code>{ $value }</code> tidak ada di pilihan. Tulis <code>/settings mention=offer</code> (tawarkan dulu) atau <code>/settings mention=order</code> (langsung pesan).
mention-in-groups = Ini pengaturan untuk grup. Di sini namaku tidak perlu disebut: tulis saja.
settings-mention = kalau aku disebut
settings-choose-mention = <b>Kalau aku disebut</b> dengan kata-kata di grup ini, aku bisa menawarkan video dengan tombol <b>Buat</b>, atau langsung memesannya.
greeting = 👋 Aku membuat video. Tulis misalnya: <code>/video@{ $username } seekor kucing di bulan</code>
greeting-privacy = Di sini aku hanya melihat perintah dan balasan ke pesanku. Sebagai admin, aku juga mendengar <code>@{ $username }</code> dengan kata-kata.
greeting-all = <code>@{ $username }</code> dengan kata-kata juga bisa. Selain itu aku diam.
button-open-settings = ⚙️ Pengaturan
elsewhere = Aku tidak bisa mengirimnya ke “{ $title }”, jadi kukirim di sini.
elsewhere-group = Aku tidak bisa mengirimnya ke grup tempat kamu memintanya, jadi kukirim di sini.
command-access = siapa yang boleh memakai bot
command-admins = admin bot
command-budget = batas pengeluaran
command-stats = yang sudah dibuat dan dibelanjakan
command-balance = sisa saldo di layanan video
command-broadcast = kirim pesan ke semua obrolan
command-pause = berhenti menawarkan model: /pause MODEL
command-resume = tawarkan lagi model: /resume MODEL
command-refund = batalkan biaya sebuah video: /refund ID
profile-description = Aku membuat video dari kata-kata dan fotomu.

    Tulis apa isi videonya, misalnya: seekor kucing di bulan. Atau kirim foto dengan keterangan.

    Kamu juga bisa menambahkanku ke grup.
profile-short = Membuat video dari kata-kata dan fotomu, di obrolan pribadi dan grup.
## Inline mode

inline-no-videos = Belum ada video · Buka bot
inline-no-match = Tidak ada videomu yang cocok
inline-untitled = Video
inline-description = { $options } · { $date }
## Changing a video, and the shape of a picture

doubt-change = ✏️ <b>Apa yang mau diubah?</b> Belum ada yang dipesan sebelum kamu menekan “Buat”.
change-lost = { $model } tidak mendukung ini, jadi tidak berlaku: { $names }.
change-typed = Untuk mengatur lainnya, balas pesan ini dengan { $examples }
change-words = <b>Balas pesan ini</b> dengan kata-kata baru. Pilihanmu di sini tetap. (Balas videonya kalau mau mulai dari video itu.) Kata-kata sejauh ini:
    <code>{ $prompt }</code>
button-change-words = 💬 Kata-kata lain
button-change-back = ← Semua opsi
button-fit = 🎬 { $shape } (sesuai foto)
button-fit-again = 🔁 { $shape } (sesuai foto)
button-fit-instead = 🎬 Jadi { $shape } saja (sesuai foto)
shape-square = persegi
details-when = Dipesan: { $time }
details-who = Oleh: { $name }
details-price = Harga: { $price }
details-price-back = Harga: { $price }, dikembalikan
## Daftar untuk dipilih

task-short = Aku perlu paling sedikit delapan karakter pertama id-nya. Atau kirim perintahnya saja, lalu pilih dari daftar.
tasks-how = Tekan nomor untuk membukanya.
tasks-state-waiting = menunggu
tasks-state-making = sedang dibuat
tasks-state-coming = segera sampai
tasks-state-done = selesai
tasks-state-undelivered = jadi, tapi belum sampai
tasks-state-failed = gagal
tasks-state-expired = tanpa hasil
tasks-state-unknown = hasil tidak diketahui
tasks-state-refused = ditolak
tasks-state-cancelled = dibatalkan
pick-show = Video mana yang kukirim lagi? Ini gratis.
pick-retry = Yang mana kupesan lagi?
pick-cancel = Yang mana kubatalkan?
pick-check = Yang mana kutanyakan ke layanan video?
pick-status = Yang mana maksudmu?
pick-none-show = Belum ada video yang selesai di sini.
pick-none-cancel = Saat ini tidak ada yang menunggu atau sedang dibuat di sini.
pick-none-check = Saat ini tidak ada video yang sedang dibuat di sini.
pick-stale = Sementara itu sudah berubah. Inilah daftarnya sekarang.

## Pertanyaan /forget

forget-question-private = <b>Hapus semua ini?</b>
forget-question-own = <b>Hapus semua milikmu ini di grup ini?</b>
forget-question-all = <b>Hapus semua ini milik semua orang di grup ini?</b>
forget-videos = • { $count } video beserta kata-katanya
forget-requests = • { $count } permintaan lain
forget-photos = • { $count } foto yang dikirim untuk itu
forget-waiting = • permintaan yang menunggu persetujuan
forget-defaults = • pengaturan bawaan obrolan ini
forget-name = • namamu
forget-messages = Pesan di obrolan ini tetap ada, tapi aku tidak bisa lagi membawa video-video ini.
forget-unfinished = { $count } video masih berjalan dan sudah, atau mungkin sudah, dibayar. Video itu tetap kusimpan; kamu bisa memutuskannya setelah ini.
forget-done = Sudah dihapus.
forget-nothing = Tidak ada yang dihapus.
forget-renewed = Pertanyaan itu sudah usang. Inilah yang ada sekarang.
forget-answered = Pertanyaan ini sudah dijawab.
button-forget-delete = 🗑 Hapus
button-forget-keep = Simpan
## The greeting, small talk, and what is no order
example-prompt = seekor kucing di bulan
start-private = 👋 Hai! <b>Aku membuat video.</b>
    Cukup tulis dengan kata-katamu sendiri apa isi videomu.
start-group = 👋 Hai! <b>Aku membuat video.</b>
    Tulis <code>/video@{ $username } seekor kucing di bulan</code>, dengan kata-kata kalian sendiri.
start-who = 👋 Hai! <b>Aku membuat video.</b>
start-price = Satu video harganya { $price }.
start-try = Mau lihat satu dulu? Tombol 🎬 langsung memesannya:
start-ask = Pemilik bot ini menentukan siapa yang boleh memakainya. Tulis apa isi video pertamamu, lalu aku tanyakan kepadanya.
start-ask-group = Pemilik bot ini menentukan siapa yang boleh memakainya. Kirim <code>/video@{ $username }</code> dengan isi video pertama kalian, lalu aku tanyakan kepadanya.
start-photo = Kirim foto dan tulis di keterangannya apa yang harus terjadi, misalnya: <i>dia menoleh dan tersenyum</i>
start-photo-group = Balas sebuah foto dengan <code>/video@{ $username }</code> dan apa yang harus terjadi, misalnya: <i>dia menoleh dan tersenyum</i>
button-start-example = 🎬 { $prompt }
button-start-photo = 📷 Pakai foto
button-start-settings = ⚙️ Pengaturan
help-title = <b>Aku membuat video dari kata-kata.</b>
help-photos-title = <b>Aku membuat video dari kata-kata dan foto.</b>
help-plain = • kata-kata saja: aku tunjukkan apa yang akan kubuat, dan sebuah tombol memesannya
help-links = • kata-kata dengan tautan ke gambar, yang lalu muncul di video
answer-thanks = Sama-sama! 😊
answer-who = Aku bot. Kamu menulis apa isi sebuah video, lalu layanan video AI membuatnya. Semua detailnya ada di /help.
answer-bye = Sampai jumpa! 👋
answer-no = Baik. Tawaran tidak dikenai biaya selama tombolnya tidak kamu tekan.
answer-ok = 👍 Kalau aku menawarkan video, tombol di bawahnya memesannya. Untuk video lain, tulis saja apa isinya.
costs-own = Dengan pengaturan obrolan ini ({ $video }), satu video harganya <b>{ $price }</b>.
costs-own-unknown = Aku tidak tahu harga video dengan pengaturan obrolan ini ({ $video }).
costs-more = Semua harga ada di /models.
costs-unknown = Aku tidak tahu harga video: pemilik bot ini belum mengisi harga.
doubt-talk = Benarkah ini isi videonya? Aku tanya dulu.
attachment-voice = Aku tidak bisa mendengarkan pesan suara atau musik. Tolong tulis apa isi videomu.
attachment-sticker = Stikernya bagus! Tapi aku tidak bisa membuat video darinya. Tulis saja apa isinya.
attachment-other = Aku tidak bisa membuat video dari ini. Tulis saja apa isinya.
prompt-missing-words = Tulis apa isi videonya, misalnya:
    <code>/video seekor kucing di bulan</code>
prompt-missing-group = Tulis apa isi videonya, misalnya:
    <code>/video@{ $username } seekor kucing di bulan</code>
# What people write, without signs, emoji and accents; | stands between two phrases. A letter may be repeated.
heard-thanks = terima kasih | terimakasih | makasih | makasi | makasih banyak | terima kasih banyak | trims | trim | tq | thx | mksh | mantap | mantul | keren | keren banget | bagus | bagus sekali | bagus banget | hebat | luar biasa | sempurna | kerja bagus | wah | asik | asyik | suka | aku suka | saya suka | cantik | indah | haha | wkwk | wkwkwk
    | terima kasih videonya | terima kasih atas bantuannya | makasih videonya
    | makasih ya | makasih kak | makasih min | makasih bos | makasih bro | makasih bang | makasih bot | makasi banyak | makasii | mksih | mks | mkasih | tengkyu
    | tengkiu | thanks ya | thank you ya | ty ya | tks | terima kasih ya | terima kasih kak | trimakasih | trima kasih | terimakasih banyak | terima kasih bantuannya
    | makasih bantuannya | makasih atas bantuannya | terima kasih sebelumnya | makasih sebelumnya | suwun | matur nuwun | matur suwun | hatur nuhun | nuhun | mantap banget
    | mantap jiwa | mantap kak | mantap betul | mantab | mantep | keren abis | keren sekali | keren parah | kece | kece banget | top banget | jos | joss
    | gokil | gila keren | cakep | cakep banget | bagus juga | bagus bgt | bgs | oke banget | hebat banget | luar biasa sekali | wow | wow keren | anjay | anjay keren
    | wih | wih keren | wah keren | wah bagus | suka banget | aku suka banget | lucu banget | indah sekali | cantik banget | alhamdulillah | kwkw | xixi
    | hehe | hihi | wkwkwkwk
    | makasih mas | makasih mbak | terima kasih mas | terima kasih mbak | makasih om
heard-greeting = halo | hallo | hai | hei | hey | halo semua | selamat pagi | selamat siang | selamat sore | selamat malam | apa kabar | gimana kabarnya | assalamualaikum | assalamu alaikum | permisi | ada orang | mulai
    | halo bot | halo kak | halo min | halo admin | halo gan | halo semuanya | hai semua | hai kak | hai bot | haii | hy | hi kak | hello kak | alo | oi | woi
    | pagi kak | siang kak | sore kak | malam kak | met pagi | met siang | met sore | met malam | selamat datang
    | assalamualaikum wr wb | asalamualaikum | waalaikumsalam | salam kenal | kabar apa | apa kabarmu | apa kabar kak | gimana kabarmu | gmn kabarnya
    | lagi apa | lagi ngapain | sedang apa | ada orangnya | ada yang bisa bantu | p | permisi kak | permisi min | yuk mulai | ayo mulai | start
    | halo mas | halo mbak | selamat pagi kak | selamat siang kak | selamat sore kak | selamat malam kak
heard-price = berapa | berapa harganya | berapa harga | harganya berapa | berapa biayanya | biayanya berapa | berapa harga satu video | berapa harga video | berapa satu video | harga video berapa | berapa tarifnya | harga | harganya | biaya | tarif | gratis | apakah gratis | apa ini gratis | ini gratis | gratis gak | bayar gak | apakah bayar | harus bayar
    | berapa duit | berapa ya
    | berapa harga bikin video | harga satu video berapa
    | berapaan | berapaan ini | berapa sih | berapa kak | berapa min | berapa biaya | berapa biaya satu video | berapa biaya video | berapa biaya bikin video
    | berapa ongkosnya | berapa tarif | berapa bayarnya | bayarnya berapa | bayar berapa | harga berapa | harga satu video | harga video | harga per video
    | harganya berapa kak | hargany brp | brp | brp harganya | brp ya | harga brp | satu video berapa | satu video berapa harganya | 1 video berapa | per video berapa
    | biaya berapa | biaya per video | biayanya | tarifnya | tarifnya berapa | daftar harga | list harga | pricelist | price list | gratis ga | gratis gak ya
    | gratis kah | gratis ya | gratiskah | gratis atau bayar | apakah ini gratis | apakah berbayar | berbayar | berbayar gak | berbayar ya | ini berbayar | ini bayar
    | ini bayar gak | bayar ga | bayar kah | bayar ya | harus bayar gak | harus bayar ya | apakah harus bayar | mahal gak | mahal ya | free gak | free ya
heard-help = bantuan | bantu | tolong | tolong bantu | bantu aku | bantu saya | tolong bantu saya | butuh bantuan | kamu bisa apa | bisa apa | bisa apa saja | kamu bisa apa saja | apa yang bisa kamu lakukan | cara pakai | cara pakainya | gimana caranya | bagaimana caranya | bagaimana cara kerjanya | gimana cara pakainya | caranya | perintah | menu | petunjuk
    | cara membuat video | gimana cara bikin video | terus gimana
    | bantu dong | bantuin | bantuin dong | tolong dong | tolong bantuin | tolong bantu aku | tolongin | mohon bantuan | mohon bantuannya | minta bantuan | minta tolong
    | bisa bantu | bisa bantu saya | bisa bantu aku | bisakah kamu membantu | bisa ngapain | bisa ngapain aja | kamu bisa ngapain | kamu bisa ngapain aja | kamu bisa apa aja
    | bisa apa aja | bot ini bisa apa | bot ini bisa apa aja | ini bot apa | apa fungsinya | fungsinya apa | buat apa ini | ini buat apa | ini untuk apa | untuk apa ini
    | gimana cara pakai | gimana pakainya | gimana makenya | gimana cara makenya | cara makenya | cara menggunakan | cara menggunakannya | bagaimana cara menggunakannya
    | bagaimana cara pakainya | bagaimana cara memakainya | cara kerjanya | gimana cara kerjanya | gimana nih | gimana ini | gmn caranya | gmn cara pakainya | caranya gimana
    | caranya bagaimana | cara buat video | cara bikin video | gimana cara buat video | bagaimana cara membuat video | bagaimana membuat video | panduan | tutorial
    | tutor dong | infonya | daftar perintah | mulai dari mana | terus apa | lalu apa | selanjutnya apa | aku harus apa | saya harus apa | harus ngapain
heard-who = kamu siapa | siapa kamu | anda siapa | siapa anda | ini siapa | siapa ini | ini apa | apa ini | siapa namamu | nama kamu siapa | kamu bot | apakah kamu bot | kamu manusia | kamu robot | apakah kamu manusia
    | siapa kamu ini | kamu itu siapa | kamu ini siapa | kamu siapa sih | lu siapa | lo siapa | siapa lu | siapa lo | kamu apa | kamu ini apa | ini bot | ini bot ya
    | ini robot | bot ya | kamu bot ya | kamu robot ya | kamu ai | kamu ai ya | apakah kamu ai | apakah kamu robot | apakah ini bot | kamu orang | kamu orang atau bot
    | kamu manusia atau bot | kamu beneran | siapa namanya | namamu siapa | nama kamu | namamu | siapa nama kamu | nama anda siapa | siapa yang membuatmu | siapa yang buat kamu
    | siapa yang bikin kamu | siapa penciptamu | apa sih ini | apaan ini | ini apaan
heard-bye = dadah | dah | selamat tinggal | sampai jumpa | sampai nanti | sampai besok | selamat tidur | bye
    | dadah kak | babay | bay | bye bye | byee | dah dulu | dah ya | udah dulu | udah dulu ya | sampai ketemu | sampai ketemu lagi | sampai jumpa lagi | sampai bertemu lagi
    | sampe nanti | sampe ketemu | jumpa lagi | selamat jalan | met tidur | met istirahat | selamat istirahat | good night | aku pergi dulu | pamit | pamit dulu
    | undur diri | see you | semoga harimu menyenangkan
heard-no = tidak | nggak | enggak | gak | ga | ngga | tidak usah | gak usah | tidak terima kasih | tidak makasih | jangan | nanti saja | nanti aja | lupakan | batal saja | stop | bukan
    | ndak | tak | kagak | ogah | gamau | gak mau | ga mau | nggak mau | enggak mau | tidak mau | tidak dulu | nggak dulu | gak dulu | ga dulu | belum | belum dulu
    | tidak sekarang | jangan dulu | jangan sekarang | ga usah | nggak usah | enggak usah | ngga usah | gausah | gak perlu | ga perlu | nggak perlu | tidak perlu
    | gak makasih | nggak makasih | enggak makasih | tidak jadi | gak jadi | ga jadi | nggak jadi | gajadi | batal | batalin | batalkan saja | cancel | stop dulu
    | berhenti | sudah cukup | cukup | cukup sekian | lupakan saja | lupain aja | biarin | biarkan saja | gak suka | ga suka | tidak suka | aku tidak suka | kurang bagus
    | jelek | bukan itu
heard-ok = ok | oke | okey | oke deh | baik | baiklah | ya | iya | iya dong | yoi | yup | siap | sip | boleh | silakan | setuju | tentu | mengerti | paham | ngerti | lanjut | lanjutkan | begitu | oh begitu | oh gitu | maaf | benar | betul | mau
    | oke kak | oke siap | oke makasih | oke sip | okay | okee | okeh | okelah | oks | okok | baik kak | baik terima kasih | ya kak | ya benar | ya betul | ya dong
    | ya udah | yaudah | ya sudah | yaa | yes | yep | iya kak | iya benar | iya betul | iyaa | iyah | yoii | yuk | ayo | ayok | gaskeun | gaskan
    | siap kak | siap bos | sip deh | sipp | bisa | boleh dong | boleh banget | boleh juga | silahkan | setuju banget | tentu saja | pasti | sudah | udah | udah paham
    | sudah paham | sudah mengerti | oh iya | oh ya | ooh | o gitu | hmm | hm | benar sekali | betul sekali | mau dong | mau banget | buat aja | buat saja | bikin aja
    | bikin dong | buatkan | lakukan | kerjakan | tidak apa apa | gak apa apa | gapapa | nggak apa apa | tidak masalah | gak masalah | sori | sorry | maaf ya
    | maaf kak | mohon maaf | ditunggu | aku tunggu | saya tunggu | tunggu | nunggu | sama sama | plis | please
heard-names = bot | kak | min | gan | bang | bro | sis
    | sob | guys | ya | dong | deh | sih | nih
## The card of a task

button-unmute = 🔔 Kirim ke sini saja
button-photo = 🖼 Foto lain
button-words = ✏️ Kata-kata lain
photo-how = <b>Balas pesan di atas</b> dengan foto lain. Kata-katamu tetap sama, dan aku tanya dulu sebelum memesan.
cancel-muted = Ini sudah dibayar, jadi tetap dibuat. Videonya tidak kukirim ke sini.
cancel-late = Sudah terlambat untuk dibatalkan: sudah ada di layanan video.
unmuted = Oke, akan kukirim ke sini.
status-estimate = { $bar } ≈ { $percent }% (perkiraan) · sudah { $elapsed }, biasanya { $usual }
status-same = Tidak berubah selama { $same }.
status-left = Tidak berubah selama { $same }. Menurut waktu biasanya, kira-kira { $left } lagi.
status-heard = Jawaban terakhir dari layanan video { $ago } yang lalu.
check-asked = Aku baru saja bertanya kepada layanan video.
check-percent = Jawaban terakhirnya, { $ago } yang lalu: { $percent }%.
check-no-percent = Jawaban terakhirnya, { $ago } yang lalu: masih dibuat.
failed-people = Layanan video tidak mengizinkan orang sungguhan atau wajah asli di sini.
failed-copyright = Menurut layanan video, ini terlalu mirip dengan sesuatu yang dilindungi hak cipta.
failed-policy = Ini melanggar aturan konten layanan video.
failed-length = Kata-katamu terlalu panjang untuk layanan video.
failed-picture = Layanan video tidak bisa memakai gambarnya.
failed-timeout = Layanan video butuh waktu terlalu lama.
failed-options = Layanan video tidak menerima salah satu pengaturannya.
failed-lost = Layanan video kehilangan video ini.
failed-internal = Ada yang salah di layanan video.
failed-other = Layanan video tidak berhasil membuat video ini.

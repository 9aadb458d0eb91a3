package io.threadwell.examples.gateway.demo;

import java.util.List;

/**
 * What people of one language say in the shipped stream; invented for it.
 *
 * @param openings begin a thread
 * @param further the same person again
 * @param others somebody else in the thread
 * @param answers of agents
 */
record Voice(
        List<String> names, List<String> openings, List<String> further, List<String> others, List<String> answers) {

    static final List<Voice> ALL = List.of(
            new Voice(
                    List.of("Emma Clarke", "Liam O'Neill", "Priya Shah", "Noah Brooks"),
                    List.of(
                            "My parcel has been \"out for delivery\" for four days now. Where is it?",
                            "I was charged twice for one order 😡 please give me my money back",
                            "The app logs me out every single time I open the basket. Version 8.2.1, Android 15.",
                            "Do you deliver to the Channel Islands?",
                            "Third email, no answer. Is anybody there?"),
                    List.of("Any news?", "Order number is 55-1047, sent you the invoice as well.", "Still nothing 🙄"),
                    List.of("Same here since this morning!", "Happened to me last week, they did sort it out."),
                    List.of(
                            "Sorry about that! We are looking into it and will write here today.",
                            "Your refund is on its way and will arrive within three working days.")),
            new Voice(
                    List.of("ليلى حداد", "عمر منصور", "نور الدين"),
                    List.of(
                            "مرحبا، طلبي لم يصل حتى الآن ورقم التتبع لا يعمل",
                            "دفعت مرتين لنفس الفاتورة، أرجو إعادة المبلغ 🙏",
                            "التطبيق لا يفتح منذ التحديث الأخير"),
                    List.of("هل من جديد؟", "رقم الطلب هو ٥٥١٠٤٧"),
                    List.of("نفس المشكلة عندي منذ الصباح"),
                    List.of("نعتذر عن التأخير، سنرد عليك اليوم بالتفاصيل", "تمت إعادة المبلغ إلى بطاقتك")),
            new Voice(
                    List.of("Aino Virtanen", "Väinö Mäkelä", "Satu Korhonen"),
                    List.of(
                            "Hei, tilaukseni piti tulla jo maanantaina. Missä se on?",
                            "Laskussa on virhe: sama tuote veloitettu kahdesti.",
                            "Sovellus kaatuu aina kun yritän kirjautua sisään 😕"),
                    List.of("Onko tästä jo tietoa?", "Tilausnumero on 55-1047."),
                    List.of("Täällä sama ongelma!"),
                    List.of("Pahoittelut! Selvitämme asian ja palaamme tänään.", "Hyvitys on nyt tehty.")),
            new Voice(
                    List.of("سارا کریمی", "رضا احمدی", "مینا رستمی"),
                    List.of(
                            "سلام، بسته‌ام هنوز نرسیده و کسی پاسخ نمی‌دهد",
                            "از صبح نمی‌توانم وارد حساب کاربری‌ام بشوم",
                            "چرا دو بار پول از کارتم کم شد؟ 😞"),
                    List.of("خبری نشد؟", "شماره‌ی سفارش ۵۵۱۰۴۷ است"),
                    List.of("من هم همین مشکل را دارم"),
                    List.of("پوزش می‌خواهیم؛ همین امروز پیگیری می‌کنیم", "مبلغ به حساب شما برگشت")),
            new Voice(
                    List.of("Lucía Fernández", "Diego Ramírez", "Carmen Ortiz"),
                    List.of(
                            "¿Dónde está mi pedido? Llevo una semana esperando…",
                            "Me han cobrado dos veces el mismo pedido. ¡Quiero una solución ya!",
                            "¿La tienda de Málaga abre los domingos?"),
                    List.of("¿Alguna novedad?", "El número de pedido es 55-1047."),
                    List.of("A mí me pasó lo mismo el año pasado."),
                    List.of("Lo sentimos mucho. Lo revisamos hoy mismo.", "Ya hemos devuelto el importe.")),
            new Voice(
                    List.of("田中 美咲", "鈴木 健", "高橋 さくら"),
                    List.of("注文した商品がまだ届きません。追跡番号も更新されていません。", "アプリを更新してからログインできなくなりました😢", "二重に請求されています。確認をお願いします。"),
                    List.of("その後どうなりましたか？", "注文番号は 55-1047 です。"),
                    List.of("私も同じです！"),
                    List.of("ご迷惑をおかけして申し訳ございません。本日中にご連絡いたします。", "返金の手続きが完了しました。")),
            new Voice(
                    List.of("आरव शर्मा", "दीपिका नायर", "रोहन गुप्ता"),
                    List.of(
                            "मेरा ऑर्डर अब तक नहीं पहुँचा, कृपया बताइए कहाँ है",
                            "एक ही बिल के दो बार पैसे कट गए 😠",
                            "ऐप खुलते ही बंद हो जाता है"),
                    List.of("कुछ पता चला?", "ऑर्डर नंबर 55-1047 है।"),
                    List.of("मेरे साथ भी यही हो रहा है"),
                    List.of("असुविधा के लिए खेद है, हम आज ही जाँच करके बताएँगे।", "पैसे वापस कर दिए गए हैं।")),
            new Voice(
                    List.of("Ayşe Yılmaz", "Mehmet Çelik", "Işıl Öztürk"),
                    List.of(
                            "Siparişim hâlâ gelmedi, kargo takip numarası da çalışmıyor.",
                            "Aynı ürün için iki kez ücret alınmış, iade istiyorum 😡",
                            "İnternet sitenize giriş yapamıyorum."),
                    List.of("Bir gelişme var mı?", "Sipariş numarası 55-1047."),
                    List.of("Bende de aynı sorun var!"),
                    List.of("Çok üzgünüz, bugün inceleyip size döneceğiz.", "İadeniz yapıldı.")),
            new Voice(
                    List.of("Jürgen Groß", "Sabine Köhler", "Jonas Weiß"),
                    List.of(
                            "Mein Paket liegt seit Freitag im Verteilzentrum. Passiert da noch etwas?",
                            "Die Rechnung ist falsch, ich habe nur ein Stück bestellt.",
                            "Eure Hotline ist seit einer Stunde besetzt 😤"),
                    List.of("Gibt es schon etwas Neues?", "Bestellnummer 55-1047, danke!"),
                    List.of("Bei mir genau das Gleiche."),
                    List.of("Das tut uns leid, wir kümmern uns heute darum.", "Die Gutschrift ist unterwegs.")),
            new Voice(
                    List.of("Chloé Lefèvre", "Hugo Moreau", "Inès Benali"),
                    List.of(
                            "Bonjour, ma commande n'est toujours pas arrivée. Que se passe-t-il ?",
                            "J'ai été débitée deux fois, c'est inadmissible !",
                            "Le code promo ÉTÉ25 ne marche pas."),
                    List.of("Des nouvelles ?", "Le numéro de commande est 55-1047."),
                    List.of("Pareil pour moi depuis ce matin."),
                    List.of("Toutes nos excuses, nous revenons vers vous aujourd'hui.", "Le remboursement est fait.")),
            new Voice(
                    List.of("🦊 foxy", "m🌙on", "👩🏽‍🚀 Zed"),
                    List.of("📦❓📦❓📦❓", "😡😡😡", "👍🏽👎🏽🤷🏽‍♀️ 🇫🇮➡️🇯🇵 ⏳"),
                    List.of("⏰⏰", "👨‍👩‍👧‍👦 🙏"),
                    List.of("➕1️⃣", "😂"),
                    List.of("🙏 One moment, we are looking into it.", "✅ All done.")));
}

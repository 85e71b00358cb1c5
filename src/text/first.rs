//! Texts of first use: joining, installing, what is kept.

texts! {
    welcome_lead: "毕业生图像采集的点名、拍摄和缴费，断网也能记。", "Roll call, shots and fees for the graduation photo, with or without a network.";
    open_link: "打开邀请", "Open your invitation";
    open_link_how: "点辅导员或教务处发来的链接，或扫二维码。链接在聊天里的，复制后粘贴到这里：", "Tap the link your counsellor or the office sent, or scan its QR code. Or paste the link here:";
    link_label: "邀请链接", "Invitation link";
    link_open: "打开", "Open";
    link_wrong: "这不是完整的邀请链接：里面要有 join# 和它后面的一串字符。请重新复制整个链接。", "This is no whole invitation link: it has “join#” and a row of characters after it. Copy all of it again.";
    to_desk: "教务处和学院请用这里", "For the office and colleges";

    opening: "正在打开邀请……", "Opening the invitation…";
    fetching: "正在取名单……", "Fetching the roster…";
    step_open: "打开邀请", "Open the invitation";
    step_fetch: "取名单，存进这部手机", "Fetch the roster onto this phone";
    join_slow: "网络不好时可能要等一会儿。", "On a weak network this can take a moment.";
    failed: "邀请没有打开", "The invitation did not open";
    failed_used: "这个链接的次数用完了", "This link is used up";
    failed_expired: "这个链接过期了", "This link has expired";
    failed_revoked: "这个链接被收回了", "This link was withdrawn";
    failed_unknown: "没有这个邀请", "There is no such invitation";
    failed_network: "没有连上服务器", "No connection to the server";
    failed_login: "这个网络要先登录", "This network wants a login first";
    failed_server: "服务器暂时出了问题", "The server is in trouble";
    failed_cut: "链接不完整", "The link is incomplete";
    no_network: "链接没有用掉，什么都没有丢。请连上网络，再试一次。", "The link is not used up and nothing is lost. Get a network, then try again.";
    no_login: "收到的不是图采点名的回答。链接没有用掉。请先在浏览器里登录校园网，再试一次。", "The answer was not ours. The link is not used up. Log in to this network in the browser, then try again.";
    cut: "# 后面的部分没有了，所以打不开；链接本身没有用掉。请重新复制整个链接，粘贴到下面。", "The part after # is missing, so it cannot open; the link itself is not used up. Copy all of it again and paste it below.";

    storage_title: "这个浏览器存不住数据", "This browser cannot keep data";
    storage_private: "可能是无痕模式，或这个应用不让网页存数据。请换普通窗口，或用手机自带的浏览器打开同一个链接。在此之前不要在这里记录。",
        "A private window, or an app that lets pages keep nothing? Open the same link in an ordinary browser window. Do not tick here until then.";
    storage_full: "手机空间满了。已记的没有丢。请清出一些空间，再试一次。", "There is no space left. What was marked is not lost. Free some space, then try again.";
    storage_busy_title: "手机上的数据暂时打不开", "The data on this phone cannot be opened now";
    storage_busy: "多半是另一个图采点名窗口还开着旧版，或浏览器正忙。数据没有丢。请关掉其他图采点名窗口，再试一次。", "Most likely another Rollcall window is still open in an older version, or the browser is busy. Nothing is lost. Close the other Rollcall windows, then try again.";
    storage_newer: "另一个窗口已经用上了新版。数据没有丢。重新载入就好。", "Another window runs a newer version already. Nothing is lost. Reload this page.";

    waiting_title: "名单还没有取到", "The roster has not come yet";
    waiting: "邀请已经打开。连上网络后，名单会自动出现在这里。", "Your invitation is open. The roster appears here by itself once there is a network.";
    not_yours_title: "这部手机已不再负责这个班", "This class is no longer this phone's";
    not_yours: "班级换了人，或邀请被收回了。以前记的都已交给服务器，或还在这部手机上，没有丢。还要负责的话，请辅导员再发一个链接。",
        "Somebody else has it now, or the invitation was withdrawn. What was marked is at the server or still on this phone. If it is yours, ask your counsellor for a new link.";
    not_joined_title: "先打开邀请链接", "Open your invitation first";
    not_joined: "这部手机上还没有班级。班级页面的网址不能代替邀请：请打开发给你的邀请链接。", "There is no class on this phone. A class's address does not stand in for an invitation: open the link that was sent to you.";
    no_session: "登录失效了：能看能记，暂时传不上去。请重新打开邀请链接；打不开就请辅导员再发。", "Session over: marks are saved but not sent. Open your link again, or ask your counsellor for a new one.";
    look_again: "现在看看", "Look again";
    own_places: "我的班级", "My classes";

    kept_title: "这部手机保存什么", "What this phone keeps";
    kept_what: "存：只有你班的姓名、学号，和记下的到场、拍摄、缴费、准备、备注。", "Keeps: only your classes. Names, student numbers, and what is ticked or noted of them.";
    kept_long(days): "多久：批次关闭就从手机删除；服务器上的姓名最多再留 {days} 天。", "How long: gone from here when the event closes; names leave the server within {days} days after.";
    kept_never: "从不存：身份证号、采集码、照片、电话、账号。", "Never: ID-card numbers, codes, photos, phone numbers, payment accounts.";
    install_line: "不安装也能用。", "It works without installing.";
    install_how: "怎么安装到手机", "How to install it";

    copy_by_hand: "这个浏览器不让复制：文字已选中，请长按选“复制”。", "This browser does not let us copy: the text is selected, so press and hold, then Copy.";

    install_title: "安装到手机", "Install";
    install_why: "装好后从桌面打开，没有网也能用。不装也能用，记下的一样不丢。", "Installed, it opens from the home screen, also without a network. Without installing it works all the same.";
    install_now: "安装", "Install";
    install_unsent(n): "还有 {n} 条没上传。请先上传，再安装：装好的应用可能看不到浏览器里的记录。", "{n} marks are not sent. Send them first: the installed app may not see what is in this browser.";
    installed: "已经装好了，现在就是从桌面打开的。", "It is installed: this is the installed app.";
    steps_prompt: "点“安装”，再在浏览器的提示里确认。", "Tap “Install” and confirm in the browser's dialog.";
    steps_ios: "点浏览器的“分享”按钮（方框里一个向上的箭头）。\n选“添加到主屏幕”，再点“添加”。\n从桌面打开“图采点名”，把下面的链接粘贴进去。", "Tap the browser's Share button (a square with an arrow up).\nChoose “Add to Home Screen”, then “Add”.\nOpen Rollcall from the home screen and paste the link below.";
    steps_mac: "点菜单栏的“文件”→“添加到程序坞”。\n从程序坞打开，把下面的链接粘贴进去。", "In the menu bar: File → Add to Dock.\nOpen it from the Dock and paste the link below.";
    own_storage: "装好的应用有自己的存储，看不到浏览器里的记录，所以要用同一个邀请链接再打开一次。打不开时（链接有期限），请辅导员再发一个。", "The installed app has a storage of its own and does not see this browser's marks, so the same invitation is opened there once more. Links expire: if it no longer opens, ask your counsellor for a new one.";
    seven_days: "没装的话，七天不打开，Safari 就会清掉网页数据：请及时上传。", "Not installed, Safari erases a page's data after seven days without use: send in time.";
    own_link: "这部手机的邀请链接", "This phone's invitation link";
    own_link_hint: "链接就是钥匙，只给自己用，不要发到群里。", "The link is a key: for yourself, not for a chat.";
    no_own_link: "这部手机没有留下链接：请找到聊天里的那个，或请辅导员再发。", "This phone has kept no link: find it in your chat, or ask your counsellor for a new one.";
    steps_android: "点浏览器右上角的菜单 ⋮。\n选“安装应用”或“添加到主屏幕”。", "Open the browser's menu ⋮ at the top right.\nChoose “Install app” or “Add to Home screen”.";
    steps_firefox: "点 Firefox 的菜单 ⋮。\n选“添加到主屏幕”（有的版本叫“安装”）。", "Open Firefox's menu ⋮.\nChoose “Add to Home screen” (or “Install”).";
    steps_desktop: "点地址栏右端的安装图标（一个带箭头的屏幕）。\n没有图标的话：浏览器菜单 →“安装图采点名”。", "Click the install icon at the right end of the address bar.\nNo icon? Browser menu → “Install Rollcall”.";
    steps_wechat: "微信里不能安装，也不能断网打开。\n点右上角 ···，选“在浏览器打开”。\n在浏览器里再打开这个菜单。", "Inside WeChat it can neither be installed nor opened without a network.\nTap ··· at the top right, then “Open in browser”.\nOpen this menu again there.";
    steps_http: "当前网址不是 https，浏览器不让安装。不要关掉这个页面，照常记录就好。", "This address is not https, so the browser does not install it. Keep this page open and go on ticking.";
    steps_other: "用浏览器的菜单，找“安装”或“添加到主屏幕”。没有的话，收藏这个页面就好。", "Look in the browser's menu for “Install” or “Add to Home screen”. If there is none, a bookmark does.";
}

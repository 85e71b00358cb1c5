//! Texts of what is set on this phone.

texts! {
    menu: "菜单", "Menu";
    language: "语言 Language", "Language 语言";
    theme: "外观", "Appearance";
    theme_auto: "自动", "Auto";
    theme_light: "浅色", "Light";
    theme_dark: "深色", "Dark";
    theme_sun: "强光", "Sun";
    install: "安装到手机", "Install";
    install_how: "看怎么装", "Show how";
    kept: "本机保存什么", "What this phone keeps";
    stays: "浏览器答应保留：空间不够时也不清这里的数据。", "The browser has promised to keep it, also when space runs short.";
    may_go: "浏览器没有答应保留：空间很紧时可能清掉。请有网就打开，及时上传。", "The browser has not promised to keep it: it may go when space runs short. Open it often while there is a network.";
}

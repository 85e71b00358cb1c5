//! The notice is published again with another fee, while a monitor stands in the queue.

use rollcall_e2e::{Browser, Data, Engine, Screen, Server, Witness};

const NOTICE: &str = "关于2031届毕业生图像采集的通知\n\n收费标准为 15 元/生。辅导员提前 10 分钟带队到场。\n\n\
    附件1：图像采集时间安排表（东校区）\n序号\t日期\t时间\t学院\t班级\t人数\t辅导员\n\
    1\t2031年4月15日\t8:30-8:50\t软件学院\t23软工1班\t3\t王一\n";
const ROSTER: &str =
    "序号,姓名,学号\n1,路人甲,9990000001\n2,路人乙,9990000002\n3,路人丙,9990000003\n";

#[test]
fn i10_another_fee_is_owed_on_an_open_phone_without_anybody_reloading_it() {
    let server = Server::start(Data::Empty);
    let office = Witness::join(&server.link("office"));
    office.publish(NOTICE.into());
    let class = office.row("23软工1班").id;
    office.bring_in(class, ROSTER);
    let phone = Browser::fresh(Engine::Chromium, Screen::Phone);
    phone.go(&office.invite_monitor(class).url);
    phone.tap("@tab-shots");
    phone.tap("@next-step");
    phone.reads("@count-photographed strong", 1);
    phone.tap("@tab-settle");
    phone.reads("@due", "¥15.00");
    phone.reads("@sync .sync-words", "全部已上传");

    office.publish(NOTICE.replace("15 元/生", "20 元/生"));
    phone.reads("@due", "¥20.00");
    assert_eq!(office.row("23软工1班").tally.due.to_string(), "20.00");
}

//! `/api/events/{event}/settlement`.

use rollcall_core::desk::{ClassMoney, NamedSum};
use rollcall_core::marks::{Mark, Method, Settlement, Subject};
use rollcall_core::money::Fen;

use crate::afterwards::Afterwards;

async fn first(it: &Afterwards) -> ClassMoney {
    let all: Vec<ClassMoney> = it.office.get(&it.path("settlement")).await;
    assert_eq!(all.len(), 3);
    all.into_iter().next().unwrap()
}

fn named(name: &str, yuan: i64) -> NamedSum {
    NamedSum {
        name: name.into(),
        fen: Fen::yuan(yuan),
    }
}

#[tokio::test]
async fn i10_a_class_whose_sums_agree_may_still_have_names_that_do_not() {
    let it = Afterwards::new().await;
    let money = first(&it).await;
    assert_eq!((money.class, money.photographed), (it.class, 2));
    assert_eq!(money.due, Fen::yuan(30));
    assert_eq!(money.collected, Fen::yuan(30));
    let [wechat, alipay, cash] = money.by_method;
    assert_eq!((wechat, alipay, cash), (Fen(1500), Fen(1500), Fen::ZERO));
    assert_eq!(
        (money.paid, money.settled_count),
        (Some(Fen::yuan(30)), Some(2))
    );
    assert_eq!(money.to_refund, [named("路人乙", 15)]);
    assert_eq!(money.to_collect, [named("=路人戊", 15)]);
    assert_eq!(money.open_questions, 0);
}

#[tokio::test]
async fn i10_a_second_receipt_and_a_second_settlement_are_questions_that_are_open() {
    let mut it = Afterwards::new().await;
    let first_student = Subject::Student(it.students[0]);
    let again = Mark::Received {
        fen: Fen(1250),
        method: Method::Cash,
    };
    it.say(first_student, again).await;
    let other = Settlement {
        headcount: 3,
        paid: Fen::yuan(45),
        method: Method::Cash,
    };
    it.say(Subject::Class, Mark::Settlement(other)).await;
    let money = first(&it).await;
    assert_eq!(money.open_questions, 2);
    assert_eq!(money.collected, Fen(4250));
    assert_eq!(money.by_method.into_iter().sum::<Fen>(), Fen(4250));
    let over = NamedSum {
        name: "路人甲".into(),
        fen: Fen(1250),
    };
    assert_eq!(money.to_refund, [over, named("路人乙", 15)]);
    // Of two that were said the later counts meanwhile.
    assert_eq!(money.paid, Some(Fen::yuan(45)));
}

// Frozen: a database as version 10 of the schema wrote it, to the letter. Never edited: when the schema changes, the
// new version gets a file of its own, and this one is what phones come from.
export function write_version_10(name) {
    return new Promise((done, failed) => {
        const request = indexedDB.open(name, 10);
        request.onerror = () => failed(request.error);
        request.onupgradeneeded = () => {
            const db = request.result;

            const meta = db.createObjectStore('meta');
            meta.put('{"device":"00000000000000d1","epoch":"00000000000000e1","grants":[{"monitor":{"event":"000000000000000e","class":"00000000000000c1"}},{"counsellor":{"event":"000000000000000e","counsellor":"0000000000000007"}}],"events":[{"id":"000000000000000e","title":"图像采集","settings":{"fee":0,"pay_when":"after_shoot","collected":"per_photographed","absent_fee":"refunded","lead_minutes":10,"queue_order":"sheet","walk_ins":"appended","late":"end_of_class","make_up":"unsaid","utc_offset_minutes":480}}],"formerly":["00000000000000d2"],"clock_offset_ms":-90000}', 'identity');
            meta.put('8f2c9a', 'note invitation');
            meta.put('11', 'seq 00000000000000d1');
            meta.put('1', 'seq 00000000000000d2');

            const sheets = db.createObjectStore('sheets');
            sheets.put('{"id":"00000000000000c1","event":"000000000000000e","version":4,"name":"23 软工 10 班","college":"信息工程学院","counsellor":null,"headcount":40,"slot":null,"roster":[{"id":"0000000000000001","order":1,"name":"王小明","number":"2023010101","exempt":false},{"id":"0000000000000002","order":2,"name":"李 \'O\' 华","number":"2023010102","exempt":true}]}', '00000000000000c1');

            const ops = db.createObjectStore('ops');
            ops.put('{"id":["00000000000000d2",9],"class":"00000000000000c1","subject":{"student":"0000000000000001"},"mark":{"code_ready":true},"seen":[],"at":7,"by":"monitor"}', ['00000000000000c1', 1]);
            ops.put('{"id":["00000000000000d1",4],"class":"00000000000000c1","subject":{"student":"0000000000000001"},"mark":{"attendance":"arrived"},"seen":[],"at":1777777000001,"by":"monitor"}', ['00000000000000c1', 2]);
            ops.put('{"id":["00000000000000d1",5],"class":"00000000000000c1","subject":{"student":"0000000000000001"},"mark":{"received":{"fen":1500,"method":"wechat"}},"seen":[],"at":1777777000002,"by":"monitor"}', ['00000000000000c1', 3]);
            ops.put('{"id":["00000000000000d3",1],"class":"00000000000000c1","subject":{"student":"0000000000000002"},"mark":{"robe_size":{"cm":172.50}},"seen":[],"at":1777777000009,"by":"monitor","mood":"好"}', ['00000000000000c1', 4]);

            const outbox = db.createObjectStore('outbox');
            outbox.put('{"id":["00000000000000d1",7],"class":"00000000000000c1","subject":{"student":"0000000000000001"},"mark":{"attendance":"photographed"},"seen":[],"at":1777777000004,"by":"monitor"}', ['00000000000000d1', 7]);
            outbox.put('{"id":["00000000000000d1",8],"class":"00000000000000c1","subject":{"student":"0000000000000002"},"mark":{"data_checked":true},"seen":[],"at":1777777000005,"by":"monitor"}', ['00000000000000d1', 8]);
            outbox.put('{"id":["00000000000000d1",9],"class":"00000000000000c1","subject":{"student":"0000000000000002"},"mark":{"attendance":{"absent":"on_leave"}},"seen":[],"at":1777777000006,"by":"monitor"}', ['00000000000000d1', 9]);
            outbox.put('{"id":["00000000000000d1",10],"class":"00000000000000c1","subject":{"student":"0000000000000001"},"mark":{"reversed":{"of":["00000000000000d1",5],"fen":1500}},"seen":[["00000000000000d1",5]],"at":1777777000007,"by":"monitor"}', ['00000000000000d1', 10]);
            outbox.put('{"id":["00000000000000d1",11],"class":"00000000000000c1","subject":"class","mark":{"settlement":{"headcount":1,"paid":1500,"method":"cash"}},"seen":[],"at":1777777000008,"by":"monitor"}', ['00000000000000d1', 11]);
            outbox.put('{"id":["00000000000000d2",1],"class":"00000000000000c1","subject":{"student":"0000000000000001"},"mark":{"code_ready":true},"seen":[],"at":1777777000000,"by":"monitor"}', ['00000000000000d2', 1]);

            const quarantine = db.createObjectStore('quarantine');
            quarantine.put('{"op":{"id":["00000000000000d1",6],"class":"00000000000000c1","subject":{"student":"0000000000000002"},"mark":{"position":3},"seen":[],"at":1777777000003,"by":"monitor"},"refusal":"not_allowed"}', ['00000000000000d1', 6]);

            const cursors = db.createObjectStore('cursors');
            cursors.put('[{"no":4,"sheet":4},"21afbbd487d1f624"]', '00000000000000c1');
        };
        request.onsuccess = () => {
            request.result.close();
            done();
        };
    });
}

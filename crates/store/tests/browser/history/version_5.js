// Frozen: a database older than the first one was, made up so that there is something to upgrade. Never edited.
export function write_version_5(name) {
    return new Promise((done, failed) => {
        const request = indexedDB.open(name, 5);
        request.onerror = () => failed(request.error);
        request.onupgradeneeded = () => {
            const meta = request.result.createObjectStore('meta');
            meta.put('{"device":"00000000000000d1","epoch":"00000000000000e1","grants":[{"monitor":{"event":"000000000000000e","class":"00000000000000c1"}}],"events":[{"id":"000000000000000e","title":"图像采集","settings":{"fee":0,"pay_when":"after_shoot","collected":"per_photographed","absent_fee":"refunded","lead_minutes":10,"queue_order":"sheet","walk_ins":"appended","late":"end_of_class","make_up":"unsaid","utc_offset_minutes":480}}]}', 'identity');
            meta.put('2', 'seq 00000000000000d1');
            const outbox = request.result.createObjectStore('outbox');
            outbox.put('{"id":["00000000000000d1",1],"class":"00000000000000c1","subject":{"student":"0000000000000001"},"mark":{"attendance":"arrived"},"seen":[],"at":1777777000001,"by":"monitor"}', ['00000000000000d1', 1]);
            outbox.put('{"id":["00000000000000d1",2],"class":"00000000000000c1","subject":{"student":"0000000000000001"},"mark":{"attendance":"photographed"},"seen":[["00000000000000d1",1]],"at":1777777000002,"by":"monitor"}', ['00000000000000d1', 2]);
        };
        request.onsuccess = () => {
            request.result.close();
            done();
        };
    });
}

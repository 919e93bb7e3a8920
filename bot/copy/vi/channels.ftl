### Kênh: cuộc trò chuyện của một yêu cầu, và tình trạng các kênh.

## Trên trang yêu cầu
case-chat-line = Kênh
case-chat-none = Yêu cầu này không có cuộc trò chuyện
case-chat-not-theirs = cuộc trò chuyện không còn gắn với khách hàng này
case-chat-off = kênh đang tắt
case-chat-down = kênh đang gián đoạn
case-chat-can =
    { $files ->
        [yes] { $buttons ->
            [yes] chữ, tệp, nút bấm
           *[no] chữ, tệp
        }
       *[no] { $buttons ->
            [yes] chữ, nút bấm
           *[no] chỉ chữ
        }
    }
case-chat-any-time = nhắn trước lúc nào cũng được
case-chat-while = chỉ nhắn được khi phiên chat còn mở
case-chat-open =
    { $cost ->
        [free] nhắn được đến { $until }, miễn phí đến { $free }
       *[paid] nhắn được đến { $until }, có tính phí
    }
case-chat-window = chưa nhắn được: khách chưa nhắn ở đây
case-chat-window-since = hết hạn nhắn từ { $when }, mở lại khi khách nhắn
case-chat-window-refused = Zalo từ chối từ { $when }, mở lại khi khách nhắn
case-chat-blocked = khách đã chặn hoặc rời cuộc trò chuyện
case-chat-session = phiên chat đã kết thúc
case-chat-goes-here = Gửi vào cuộc trò chuyện của khách trên { $channel }.
case-chat-goes-session = Gửi vào cuộc trò chuyện trên { $channel }; khách đọc khi mở lại trang.
case-chat-goes-by = Sẽ gửi { $way }.
case-chat-goes-hint = Khách chỉ được nhắn một dòng có mã yêu cầu tới liên hệ tự khai, không kèm nội dung.
case-chat-goes-nobody = Không còn cách nào tới khách.
case-chat-goes-down = { $channel } đang gián đoạn: tin chờ và được gửi khi kênh hoạt động lại.
case-chat-goes-off = { $channel } đang tắt, không gửi vào đó được.
case-chat-no-file = Lúc này không gửi tệp được: tệp chỉ vào được cuộc trò chuyện đang mở.
case-chat-no-file-there = { $channel } không nhận tệp từ đây: khách chỉ thấy một câu báo.
case-chat-then-by = Nếu không được thì gửi { $way }.
case-chat-then-nobody = Không có cách nào khác tới khách.
case-chat-by-email = qua email trong hồ sơ
case-chat-by-phone = qua SMS tới số trong hồ sơ
case-chat-by-zalo = bằng mẫu tin Zalo tới số trong hồ sơ; mẫu chỉ báo có tin mới, không kèm nội dung
case-chat-by-chat = vào cuộc trò chuyện khác của khách trên { $channel }
case-chat-why-none = Yêu cầu này không có cuộc trò chuyện.
case-chat-why-not-theirs = Cuộc trò chuyện không còn gắn với khách hàng này.
case-chat-why-window = Khách nhắn lần cuối đã quá lâu nên { $channel } chưa cho gửi.
case-chat-why-blocked = Khách đã chặn hoặc rời cuộc trò chuyện trên { $channel }.
case-chat-why-session = Phiên chat trên { $channel } đã kết thúc.
case-chat-went-chat = Đã gửi vào cuộc trò chuyện trên { $channel }.
case-chat-went-email = Đã gửi qua email trong hồ sơ.
case-chat-went-phone = Đã gửi qua SMS tới số trong hồ sơ.
case-chat-went-zalo = Đã gửi mẫu tin Zalo tới số trong hồ sơ: khách biết có tin mới và mở trang yêu cầu để đọc.

## Trang tình trạng các kênh
channels-title = Tình trạng kênh
channels-lead = Mỗi kênh đang nhận và gửi được không, và việc gì cần xem lại. Số liệu cập nhật mỗi vài giây.
channels-none = Chưa có kênh nào được bật.
channels-off = Đang tắt: { $names }.
channels-ok = Hoạt động
channels-look = Hoạt động, cần xem lại
channels-new = Chưa có tin nào
channels-silent = Im lặng
channels-down = Gián đoạn từ { $when }
channels-silent-webhook = Lâu rồi không có sự kiện nào, trong khi trước đó có đều. Nền tảng có thể đã tắt webhook: kiểm tra lại địa chỉ webhook và chạy helpdesk doctor.
channels-quiet = Lâu rồi không có tin nào, trong khi trước đó có đều. Thử nhắn một tin vào kênh này.
channels-why-token = Mã truy cập bị từ chối. Nhập mã mới vào cấu hình rồi khởi động lại.
channels-why-between = Trang chặn của nhà mạng hoặc proxy trả lời thay cho nền tảng.
channels-why-unreached = Không kết nối được tới nền tảng.
channels-why-webhook = Không nhận được tin ({ $detail }).
channels-why-other = Nền tảng trả lời không như mong đợi ({ $detail }).
channels-trouble-refused = Có sự kiện mang chữ ký không khớp. Lưu lại một sự kiện và chạy helpdesk zalo verify-event.
channels-trouble-token-refused = Không gia hạn được mã truy cập. Nhập HELPDESK_ZALO_OA_REFRESH_TOKEN mới trước khi mã đang dùng hết hạn.
channels-trouble-token-lost = Một lần gia hạn mã truy cập không rõ kết quả. Nếu lần sau bị từ chối thì cần nhập mã mới.
channels-trouble-quota = Hết hạn mức hoặc hết tiền gửi tin. Xem trang quản lý của Zalo.
channels-trouble-template-refused = Mẫu tin gửi gần nhất không được nhận. Xem mẫu và số dư ZBS.
channels-trouble-late = Trong 24 giờ qua có sự kiện không lưu kịp hai giây; Zalo sẽ gửi lại. Nếu còn tiếp diễn, kiểm tra cơ sở dữ liệu.
channels-trouble-not-stored = Trong 24 giờ qua có sự kiện không lưu được; Zalo sẽ gửi lại. Nếu còn tiếp diễn, kiểm tra cơ sở dữ liệu.
channels-trouble-elsewhere = Có sự kiện của một Official Account khác gửi tới đây.
channels-received = Nhận gần nhất
channels-delivered = Gửi gần nhất
channels-by = Nhận bằng
channels-by-webhook = Webhook
channels-by-polling = Hỏi định kỳ (polling)
channels-by-page = Trang của DCNET
channels-waiting = Chờ gửi
channels-messages = { $n } tin
channels-many = từ { $n } tin trở lên
channels-token = Mã truy cập
channels-token-none = chưa lấy được
channels-token-over = đã hết hạn
channels-token-age = lấy { $age } trước, gia hạn lúc { $renew }, hết hạn { $until }
channels-quota = Hạn mức còn lại
channels-template-quota = Hạn mức mẫu tin hôm nay
channels-unknown = chưa rõ
channels-missed = Tin quá hạn nhắn, 7 ngày
channels-signature = Chữ ký khớp gần nhất
channels-never = chưa có

### Trang nhân viên: những gì không tới được khách hàng, không có giá trị cá nhân.

undelivered-title = Gửi không tới
undelivered-lead = Mã và thông báo không tới được khách hàng. Mỗi thông báo được gửi tiếp một lần bằng cách khác; khi không còn cách nào, cần người liên hệ khách hàng rồi bấm "Đã xử lý".
undelivered-none = Không có tin nào gửi không tới trong 30 ngày qua.
undelivered-open = Cần người xử lý
undelivered-rest = 30 ngày qua
undelivered-kind-code = Mã xác minh
undelivered-kind-notice = Thông báo
undelivered-kind-staff = Trả lời của nhân viên
undelivered-kind-turn = Tin về yêu cầu
undelivered-outlet-mail = Email
undelivered-outlet-sms = SMS
undelivered-reason-gone =
    { $outlet ->
        [mail] Địa chỉ không tồn tại
        [sms] Số điện thoại không tồn tại
       *[other] Khách đã chặn hoặc rời cuộc trò chuyện
    }
undelivered-reason-rejected = Nơi nhận từ chối
undelivered-reason-bounced = Bị trả lại sau khi gửi
undelivered-reason-not_sent = Không gửi được trong thời hạn
undelivered-reason-off = Cách gửi này đang tắt
undelivered-reason-broken = Lỗi của hệ thống, báo bộ phận kỹ thuật
undelivered-reason-unread = Khách chưa trả lời mà phiên chat trên web đã kết thúc
undelivered-then-email = Đã gửi tiếp qua email
undelivered-then-phone = Đã gửi tiếp qua SMS
undelivered-then-chat = Đã gửi tiếp vào cuộc trò chuyện
undelivered-then-told = Đã gửi cùng lúc bằng cách khác
undelivered-then-nobody = Khách chưa được báo
undelivered-then-none = Mã không gửi sang nơi khác
undelivered-settle = Đã xử lý
undelivered-settle-which = Đã xử lý { $reference }
undelivered-settled = { $name } đã xử lý
undelivered-line = { $outlet }: { $reason }. { $then }.
console-did-undelivered = gửi không tới khách hàng

### Màn hình cuộc gọi của tổng đài. Câu "Đọc:" là lời nhân viên đọc cho khách nghe.

# Mã và tin gửi ra ngoài; tin SMS gửi đi không dấu.
send-code-call = { $code } là mã để Anh/Chị đọc cho nhân viên tổng đài DCNET trong cuộc gọi này, hiệu lực 10 phút. Nếu không đang gọi 1900 0382, KHÔNG đọc mã cho ai.
notice-call-opened = Đã ghi yêu cầu { $kind } qua tổng đài, mã { $reference }, hạn { $due }. Không phải Anh/Chị gọi? Báo ngay 1900 0382.
hint-call-opened = DCNET đã ghi nhận cuộc gọi từ số này, mã yêu cầu { $reference }. Nếu không phải Anh/Chị gọi, xin bỏ qua.

call-title = Cuộc gọi
call-lead = Ghi cuộc gọi ngay khi khách đang nói. Mỗi lúc một cuộc gọi; bản nháp được giữ lại cả khi tải lại trang.
call-begin = Cuộc gọi mới
call-caller = Số gọi đến
call-caller-hint = Dán số ở dạng nào cũng được. Số gọi đến không chứng minh ai đang gọi.
call-started = Bắt đầu { $at }
call-length = Thời lượng
call-save = Lưu nháp
call-follow-ups = Hẹn gọi lại
call-follow-ups-none = Chưa có lịch hẹn gọi lại nào.
call-follow-up-due = Đến giờ
call-follow-up-done = Đã gọi lại
call-follow-ups-due = { $n } cuộc gọi đã đến giờ gọi lại.

## Khách hàng là ai
call-who = 1. Khách hàng
call-read = Đọc:
call-say-hello = "DCNET xin nghe. Anh/Chị cho em xin số điện thoại hoặc mã khách hàng ạ?"
call-find = Tìm theo
call-find-hint = Số gọi đến, mã khách hàng, mã số thuế, email, số CCCD, mã yêu cầu, hoặc họ tên không cần dấu. Để trống thì tìm theo số gọi đến.
call-find-go = Tìm
call-find-another = Tìm khách hàng khác
call-find-empty = Nhập điều cần tìm.
call-find-none = Không có khách hàng nào khớp. Hỏi lại từng chữ số, hoặc tìm cách khác. Không nói cho người gọi biết ai có hay không có trong hồ sơ.
call-matches = Có thể là
call-matches-more = Còn nhiều người trùng nữa. Thêm một từ của họ tên, hoặc tìm theo mã khách hàng.
call-pick = Chọn
call-picked = Đã chọn khách hàng. Người gọi vẫn chưa được xác minh.
call-pick-first = Chọn khách hàng trước.
call-customer-code = mã { $code }
call-frozen = Tự cập nhật đang khóa: mọi thay đổi đều chờ nhân viên.

## Xác minh
call-verify = 2. Xác minh
call-verify-rule = Biết số CCCD, ngày sinh hay địa chỉ không chứng minh được gì. Chỉ có mã gửi đến liên hệ trong hồ sơ, hoặc gọi lại số trong hồ sơ.
call-say-code = "Em gửi mã đến liên hệ đã đăng ký. Anh/Chị đọc lại mã giúp em; mã chỉ dùng cho cuộc gọi này ạ."
call-code-to-phone = Gửi mã SMS đến { $to }
call-code-to-email = Gửi mã email đến { $to }
call-code-none = Hồ sơ không có liên hệ nào nhận được mã lúc này.
call-code = Mã khách đọc
call-code-check = Kiểm tra mã
call-code-left = Còn { $left } lần thử trong cuộc gọi này.
call-code-sent = Đã gửi mã đến { $to }. Mã có hiệu lực 10 phút.
call-code-wait = Vừa gửi mã xong. Đợi 30 giây rồi gửi lại.
call-code-spent = Đã gửi đủ số mã cho phép. Gọi lại số trong hồ sơ, hoặc ghi là chưa xác minh được.
call-code-no-contact = Mã chỉ gửi được đến liên hệ trong hồ sơ của khách này.
call-code-digits = Mã chỉ gồm chữ số. Nghe lại từng số.
call-code-wrong = Mã chưa đúng. Còn { $left } lần thử.
call-code-expired = Không có mã nào còn hiệu lực. Gửi mã mới.
call-code-no-tries = Đã hết lượt thử mã. Gọi lại số trong hồ sơ, hoặc ghi yêu cầu để nhân viên xác minh sau.
call-back = Tôi đã gọi lại số trong hồ sơ { $number } và nói chuyện với khách
call-back-hint = Cúp máy, gọi từ tổng đài theo mã khách hàng. Lời xác nhận này được ghi lại tên Anh/Chị; yêu cầu sẽ chờ người thứ hai duyệt.
call-back-no-number = Hồ sơ không có số điện thoại gọi lại được, hoặc số vừa đổi còn trong thời hạn.
call-back-spent = Hôm nay đã xác nhận gọi lại quá nhiều lần. Nhờ trưởng nhóm.
call-unverified = Chưa xác minh được
call-verified-code = Đã xác minh bằng mã (mức 2).
call-verified-callback = Đã ghi nhận cuộc gọi lại (mức 3, chỉ cho yêu cầu này).
call-verified-already = Người gọi đã được xác minh.
call-verified-until = Hiệu lực đến { $until }
call-not-verified = Ghi nhận: chưa xác minh được. Điều khách yêu cầu sẽ thành hồ sơ chờ, chưa có gì thay đổi.
call-lapsed = Xác minh đã hết hiệu lực. Gửi mã mới nếu khách cần thay đổi thêm.
call-state-none = Chưa xác minh
call-state-code = Đã xác minh bằng mã
call-state-callback = Đã gọi lại số trong hồ sơ
call-state-failed = Không xác minh được

## Yêu cầu
call-request = 3. Yêu cầu
call-kind = Loại yêu cầu
call-kind-choose = Chọn loại yêu cầu
call-kind-go = Mở biểu mẫu
call-kind-first = Chọn loại yêu cầu trước.
call-field-missing = Chưa có câu trả lời. Hỏi khách, hoặc chọn "Gặp nhân viên" nếu khách chưa rõ.
call-optional = (có thể bỏ trống)
call-own-words = Lời của khách
call-pick-none = Chưa chọn
call-sure = Đọc lại cho khách và chọn điều khách xác nhận
call-note = Ghi chú
call-note-hint = Lời của khách, điều cần biết thêm. Không ghi mật khẩu hay mã.
call-note-first = Ghi lại khách nói gì trước.
call-receipt = Gửi biên nhận qua
call-receipt-phone = SMS đến số trong hồ sơ
call-receipt-email = Email trong hồ sơ
call-receipt-chat = Chat đã liên kết
call-receipt-caller = SMS đến số gọi đến (chỉ có mã yêu cầu)
call-receipt-none = Không gửi, chỉ đọc mã yêu cầu
call-becomes-change = Khi lưu: cập nhật hồ sơ ngay, báo mọi liên hệ.
call-becomes-case = Khi lưu: mở yêu cầu cho nhân viên, chưa có gì thay đổi.
call-submit = Lưu yêu cầu
call-unread = Biểu mẫu chưa lưu được: xem các ô được đánh dấu.
call-draft-kept = Đã lưu nháp.
call-draft-saved = Đã lưu nháp lúc { $at }
call-gone = Cuộc gọi này đã kết thúc hoặc mở ở nơi khác. Xem lại trang này.
call-did-changed = Đã cập nhật hồ sơ. Mã yêu cầu { $reference }.
call-did-opened = Đã mở yêu cầu { $reference }.
call-did-joined = Đã ghi thêm vào yêu cầu { $reference }.

call-ask = "Anh/Chị cho em xin thông tin này ạ?"
call-ask-phone = "Số điện thoại mới của Anh/Chị là số nào ạ?"
call-ask-address = "Anh/Chị đọc địa chỉ mới: số nhà, đường, phường xã, tỉnh thành ạ?"
call-ask-email = "Email mới của Anh/Chị là gì ạ? Em đánh vần lại để Anh/Chị nghe."
call-ask-id_number = "Anh/Chị đọc giúp em 12 số trên căn cước, từng nhóm ba số ạ?"
call-ask-birth_date = "Ngày sinh dương lịch trên căn cước là ngày nào ạ?"
call-ask-contact_person = "Người liên hệ mới là ai, làm gì, số điện thoại hay email nào ạ?"
call-ask-new_name = "Tên mới ghi trên giấy tờ là gì, Anh/Chị đánh vần giúp em ạ?"
call-ask-name_reason = "Lý do đổi tên là gì ạ?"
call-ask-name_paper = "Anh/Chị sẽ gửi giấy tờ nào ạ?"
call-ask-new_tax_code = "Mã số thuế đúng là gì ạ?"
call-ask-misuse_what = "Đã xảy ra chuyện gì, Anh/Chị kể em nghe ạ?"
call-ask-misuse_harm = "Anh/Chị có mất tiền, hay có nhiều người cùng bị không ạ?"
call-ask-misuse_when = "Chuyện xảy ra khi nào, khoảng chừng cũng được ạ?"
call-ask-misuse_where = "Anh/Chị thấy ở đâu: số nào gọi, trang nào ạ?"
call-ask-misuse_wish = "Anh/Chị mong DCNET làm gì ạ?"
call-ask-misuse_reach = "Em báo kết quả cho Anh/Chị qua số nào hay email nào ạ?"
call-ask-for_whom = "Anh/Chị gọi thay cho ai ạ?"
call-ask-for_relation = "Anh/Chị là gì của người đó ạ?"
call-ask-for_wish = "Người đó cần DCNET làm việc gì ạ?"
call-ask-for_reach = "Em liên hệ lại với Anh/Chị bằng cách nào ạ?"

## Yêu cầu đang mở
call-duplicates = Yêu cầu đang mở
call-duplicates-none = Chưa có yêu cầu nào đang mở.
call-duplicates-hint = Chỉ để Anh/Chị biết; không đọc cho người gọi khi chưa xác minh.
call-same = Cùng loại
call-join = Ghi thêm vào đây
call-join-gone = Yêu cầu này không còn mở, hoặc không thuộc cuộc gọi này.

## Đọc mã và kết thúc
call-done = 4. Mã yêu cầu và kết thúc
call-cases-none = Chưa có yêu cầu nào từ cuộc gọi này.
call-spell = "Mã yêu cầu của Anh/Chị là:"
call-spelled = Đ C, { $signs }, số kiểm tra { $check }
call-said = Khách đọc lại
call-said-go = So mã
call-read-right = Đúng mã. Khách đã ghi đúng.
call-read-misread = Chưa đúng: chữ số kiểm tra không khớp. Đọc lại từng ký tự.
call-read-other = Đó là mã của một yêu cầu khác. Đọc lại từng ký tự.
call-ending = Kết quả cuộc gọi
call-ending-choose = Chọn kết quả
call-ending-done = Xong ngay
call-ending-opened = Đã mở yêu cầu
call-ending-joined = Đã ghi thêm vào yêu cầu có sẵn
call-ending-unverified = Chưa xác minh được
call-ending-wrong_number = Gọi nhầm số
call-ending-abusive = Quấy rối, xúc phạm
call-ending-dropped = Mất kết nối
call-ending-callback = Hẹn gọi lại
call-follow-up = Gọi lại lúc
call-follow-up-hint = Giờ Việt Nam. Đến giờ sẽ hiện trong hàng đợi của Anh/Chị.
call-end = Kết thúc cuộc gọi
call-ended = Đã kết thúc và ghi lại cuộc gọi.
call-followed = Đã ghi: khách đã được gọi lại.
call-end-missing = Chọn kết quả cuộc gọi trước khi nhận cuộc gọi mới.
call-end-unfit = Kết quả này chưa khớp với việc đã làm trong cuộc gọi.
call-end-untimed = Ghi ngày giờ gọi lại.
call-end-past = Giờ gọi lại phải ở phía trước, trong vòng { $days } ngày.

## Phím tắt
call-key-new = Cuộc gọi mới
call-key-verify = Kiểm tra mã
call-key-failed = Chưa xác minh được
call-key-save = Lưu nháp
call-key-submit = Lưu yêu cầu
call-key-find = Đến ô tìm khách hàng
call-key-end = Đến phần kết thúc

## Trong yêu cầu
console-did-called = ghi từ cuộc gọi
console-asked-call_wish = Khách muốn
call_wish-update_phone = Đổi số điện thoại
call_wish-update_address = Đổi địa chỉ
call_wish-update_email = Đổi email
call_wish-update_id_number = Đổi số căn cước
call_wish-update_birth_date = Đổi ngày sinh
call_wish-update_contact_person = Đổi người liên hệ
call_wish-request_name_change = Đổi tên khách hàng
call_wish-change_tax_code = Đổi mã số thuế
call-line-none = Người gọi chưa được xác minh.
call-line-code = Người gọi đã đọc đúng mã gửi đến liên hệ trong hồ sơ.
call-line-callback = Nhân viên xác nhận đã gọi lại số trong hồ sơ.
call-line-failed = Không xác minh được người gọi.
call-line-claims = Tự nhận là khách hàng { $code }.
call-line-caller = Gọi từ { $number }.
console-why-call-unproven = Người gọi tổng đài chưa được xác minh. Chưa có gì thay đổi.
console-why-call-contact = Đổi liên hệ qua tổng đài: cần giấy tờ, hai người duyệt, và mã đến liên hệ mới.
console-why-call-frozen = Tự cập nhật đang khóa khi khách gọi.
console-why-call-back = Một nhân viên xác nhận đã gọi lại. Người khác duyệt rồi mới thay đổi.

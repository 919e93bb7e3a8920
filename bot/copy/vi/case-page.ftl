### Trang tra cứu yêu cầu: /status, không cần trò chuyện. Xưng "em", gọi "Anh/Chị".

status-title = DCNET – Tra cứu yêu cầu
status-headline = Tra cứu yêu cầu của Anh/Chị
status-lead = Anh/Chị nhập mã yêu cầu trong thư, tin nhắn hoặc do nhân viên đọc. DCNET gửi một mã 6 số tới liên hệ đã đăng ký để xác nhận.
status-label-reference = Mã yêu cầu
status-hint-reference = Ví dụ DC-7K3M4-2
status-label-contact = Gửi mã 6 số qua
status-contact-email = E-mail trong hồ sơ
status-contact-phone = SMS tới số trong hồ sơ
status-send-code = Gửi mã
status-or-chat = Cần việc khác? Mời Anh/Chị vào cuộc trò chuyện.
status-open-chat = Mở trò chuyện

## Vì sao chưa mở được
status-wrong-reference = Mã yêu cầu chưa đúng. Mã có dạng DC-7K3M4-2, ký tự cuối để kiểm tra: Anh/Chị xem lại từng ký tự giúp em ạ.
status-too-often = Hôm nay đã gửi nhiều mã cho lượt tra cứu này. Anh/Chị thử lại vào ngày mai hoặc gọi 1900 0382 ạ.
status-busy = Trang này vừa được mở quá nhiều lần từ mạng của Anh/Chị. Xin thử lại sau ít phút.
status-shut-unknown = Liên kết này không mở được yêu cầu nào. Anh/Chị có thể tra cứu bằng mã yêu cầu bên dưới.
status-shut-late = Liên kết này đã hết hạn. Anh/Chị có thể tra cứu bằng mã yêu cầu bên dưới.
status-shut-changed = Liên hệ nhận liên kết này không còn dùng để xác nhận hồ sơ, nên liên kết đã hết hiệu lực. Anh/Chị có thể tra cứu bằng mã yêu cầu bên dưới.
status-shut-over = Phiên xem đã kết thúc. Anh/Chị nhập lại mã yêu cầu để xem tiếp ạ.
status-shut-other = Yêu cầu này không nằm trong các yêu cầu Anh/Chị đang xem. Anh/Chị kiểm tra lại mã giúp em ạ.

## Mã 6 số
status-code-headline = Nhập mã 6 số
status-code-lead-email = Nếu mã yêu cầu { $reference } đúng và hồ sơ có e-mail, DCNET đã gửi mã 6 số tới e-mail đó. Mã có hiệu lực 10 phút.
status-code-lead-phone = Nếu mã yêu cầu { $reference } đúng và hồ sơ có số di động, DCNET đã gửi mã 6 số tới số đó. Mã có hiệu lực 10 phút.
status-label-code = Mã 6 số
status-enter = Xem yêu cầu
status-again = Gửi lại mã
status-other-reference = Nhập mã yêu cầu khác
status-code-shape = Mã gồm đúng 6 chữ số ạ.
status-code-wrong = Mã chưa đúng, còn { $left } lần thử.
status-code-expired = Mã đã hết hiệu lực. Anh/Chị gửi lại mã mới giúp em ạ.
status-code-spent = Mã này không dùng được nữa. Anh/Chị gửi lại mã mới giúp em ạ.
status-code-wait = Mã vừa được gửi. Anh/Chị chờ 30 giây rồi hãy gửi lại.

## Danh sách
status-list-headline = Các yêu cầu của Anh/Chị
status-list-lead = Bấm vào một yêu cầu để xem diễn biến. Trang này tự đóng sau 30 phút.
status-list-empty = Chưa có yêu cầu nào ạ.
status-list-all = Mọi yêu cầu
status-leave = Kết thúc phiên xem
status-opened = Nhận ngày { $at }
status-due = Hạn { $at }

## Một yêu cầu
status-missing = DCNET đang chờ Anh/Chị bổ sung
status-missing-plain = Nhân viên cần thêm thông tin hoặc giấy tờ từ Anh/Chị.
status-steps = Diễn biến
status-dates = Thời hạn
status-date-reply = DCNET phản hồi chậm nhất { $at }.
status-date-due = DCNET xử lý xong chậm nhất { $at }.
status-date-waiting = Hạn xử lý { $at } tạm dừng trong lúc chờ Anh/Chị bổ sung.
status-date-held = Thay đổi có hiệu lực lúc { $at }, nếu không ai phản đối.
status-date-reopen = Anh/Chị mở lại được đến { $at }.
status-papers = Đã nhận { $count } tệp giấy tờ.
status-hidden = Trang mở bằng liên kết nên thông tin cá nhân được che bớt. Muốn xem đầy đủ, Anh/Chị tra cứu bằng mã yêu cầu.
status-alarm = Yêu cầu này do cảnh báo "không phải tôi" tạo ra. Bộ phận bảo mật sẽ liên hệ Anh/Chị.

## Việc làm được
status-add-headline = Gửi bổ sung
status-add-text = Nội dung
status-add-file = Ảnh hoặc PDF
status-add-hint = JPEG, PNG hoặc PDF, tối đa 5 tệp mỗi lần, mỗi tệp đến 10 MB.
status-add = Gửi cho DCNET
status-withdraw-headline = Rút yêu cầu
status-withdraw-text = DCNET sẽ dừng xử lý yêu cầu { $reference }. Anh/Chị chắc chắn muốn rút?
status-withdraw = Rút yêu cầu này
status-reopen-headline = Mở lại yêu cầu
status-reopen-text = Điều gì chưa ổn?
status-reopen = Mở lại
status-rate-headline = Đánh giá
status-rate-stars = Anh/Chị hài lòng với cách xử lý đến đâu?
status-rate-star = { $stars } sao
status-rate-text = Nhắn thêm (không bắt buộc)
status-rate = Gửi đánh giá

## Sau khi bấm
status-added = Dạ, DCNET đã nhận phần bổ sung của Anh/Chị cho yêu cầu { $reference }.
status-withdrawn = Dạ, yêu cầu { $reference } đã được rút.
notice-page-withdrawn = Dạ, yêu cầu { $reference } vừa được rút trên trang yêu cầu của Anh/Chị. Nếu không phải Anh/Chị làm, xin gõ "gặp nhân viên" hoặc gọi 1900 0382 ạ.
notice-page-reopened = Dạ, yêu cầu { $reference } vừa được mở lại trên trang yêu cầu của Anh/Chị; nhân viên sẽ xem tiếp ạ.
status-reopened = Dạ, yêu cầu { $reference } đã được mở lại. DCNET phản hồi chậm nhất { $reply_by }.
status-rated = Cảm ơn Anh/Chị đã đánh giá.
status-late-add = Yêu cầu { $reference } đã đóng nên không nhận bổ sung nữa ạ.
status-late-withdraw = Yêu cầu { $reference } hiện không rút được. Cần hỗ trợ, xin gọi 1900 0382.
status-late-reopen = Yêu cầu { $reference } không mở lại được nữa. Cần hỗ trợ, xin gọi 1900 0382.
status-late-rate = Yêu cầu { $reference } không còn đánh giá được ạ.
status-not-yours = Yêu cầu này không nằm trong các yêu cầu Anh/Chị đang xem.
status-old-form = Biểu mẫu này đã cũ. Anh/Chị xem lại bên dưới rồi gửi lại giúp em ạ.
status-long = Nội dung dài quá { $most } ký tự. Anh/Chị rút gọn giúp em ạ.
status-nothing = Anh/Chị viết vài lời hoặc chọn ít nhất một tệp ạ.
status-no-stars = Anh/Chị chọn từ 1 đến 5 sao ạ.
status-no-reason = Anh/Chị viết vài lời về điều chưa ổn ạ.
status-too-many-files = Yêu cầu này đã có gần { $most } tệp, nên không nhận thêm được qua trang này. Xin gọi 1900 0382.
status-unchecked = Hiện chưa kiểm tra được tệp. Anh/Chị gửi lại sau ít phút giúp em ạ.

### Khách hỏi lại "là sao?": giải thích câu đang hỏi, rồi hỏi lại. Xưng "em", gọi "Anh/Chị".

explain-choose = Dạ, Anh/Chị chọn một mục bên dưới, hoặc gõ điều mình cần, ví dụ "đổi số điện thoại". Muốn gặp người thật, Anh/Chị gõ "gặp nhân viên" ạ.

## Xác định khách hàng
explain-claim = Dạ, em cần biết Anh/Chị là khách hàng nào để tìm đúng hồ sơ. Mã khách hàng có dạng DC10023; không nhớ mã thì số điện thoại hoặc email đã đăng ký cũng được ạ.
explain-code-where = Dạ, mã xác minh là dãy số để chắc chắn đúng là chủ hồ sơ. Anh/Chị chọn nơi mình đang mở xem được: email hay tin nhắn SMS ạ.
explain-code = Dạ, mã là dãy số trong tin nhắn SMS hoặc email từ DCNET. Anh/Chị mở tin đó rồi gõ lại dãy số vào đây; chưa thấy tin thì gõ "gửi lại" ạ.
explain-customer = Dạ, một số điện thoại hoặc email có thể dùng cho nhiều hồ sơ. Anh/Chị chọn hồ sơ cần làm việc ạ.
explain-portal = Dạ, Anh/Chị vừa bấm từ trang client.dcnet.vn sang đây. Liên kết rồi thì em biết Anh/Chị là ai, khỏi hỏi lại mã khách hàng; chưa có thông tin nào thay đổi. Tài khoản này không phải của mình thì Anh/Chị chọn "Không, bỏ qua" ạ.

## Cập nhật, đổi tên
explain-field = Dạ, Anh/Chị chọn thông tin muốn đổi trong hồ sơ, rồi em hỏi thông tin mới ạ.
explain-doubt = Dạ, câu trả lời vừa rồi có chỗ em chưa chắc nên em hỏi lại để khỏi ghi sai. Đúng thì Anh/Chị chọn; chưa đúng thì gõ "nhập lại" ạ.
explain-papers = Dạ, Anh/Chị chụp ảnh giấy tờ hoặc chọn tệp PDF rồi gửi vào đây như gửi ảnh bình thường. Gửi đủ rồi thì gõ "xong" ạ.
explain-new_name = Dạ, đây là tên sẽ ghi trong hồ sơ thay cho tên hiện tại. Anh/Chị gõ đủ như trên giấy tờ, có dấu, ví dụ Nguyễn Thị Mai Anh ạ.
explain-name_reason = Dạ, "thay đổi hộ tịch" là Anh/Chị đã đổi tên ở cơ quan hộ tịch, "cải chính" là giấy tờ ghi sai và đã được sửa. DCNET ghi sai thì chọn "DCNET ghi sai"; lý do khác thì gõ vài chữ ạ.
explain-name_paper = Dạ, đây là giấy tờ có tên mới để nhân viên đối chiếu. Anh/Chị chọn loại mình có, hoặc gõ tên giấy tờ khác ạ.

## Báo lạm dụng dữ liệu
explain-misuse_what = Dạ, Anh/Chị kể chuyện đã xảy ra với thông tin của mình, ví dụ "có người lạ biết tên và số của tôi, gọi mời vay tiền" ạ.
explain-misuse_harm = Dạ, em hỏi để biết có cần báo khẩn không: Anh/Chị đang mất tiền, nhiều người cùng bị, hay thông tin lộ từ phía DCNET. Không có điều nào thì Anh/Chị gõ "bỏ qua" ạ.
explain-misuse_when = Dạ, em hỏi chuyện xảy ra lúc nào, ví dụ "hôm qua" hay "tháng trước". Không nhớ thì Anh/Chị gõ "bỏ qua" ạ.
explain-misuse_where = Dạ, em hỏi Anh/Chị thấy chuyện đó ở đâu, ví dụ số nào gọi đến, trang web, nhóm Facebook. Không rõ thì Anh/Chị gõ "bỏ qua" ạ.
explain-misuse_wish = Dạ, em hỏi Anh/Chị muốn DCNET làm gì, ví dụ "đừng để họ gọi nữa". Chưa nghĩ ra thì Anh/Chị gõ "bỏ qua" ạ.
explain-misuse_reach = Dạ, khi có tin mới về báo cáo, DCNET cần chỗ để báo Anh/Chị: số điện thoại, email, hoặc chỉ tại đây ạ.
explain-evidence = Dạ, bằng chứng là những gì cho thấy chuyện đã xảy ra: ảnh chụp màn hình, tin nhắn, tệp PDF. Không có cũng gửi báo cáo được, Anh/Chị gõ "bỏ qua" ạ.
explain-hand-in = Dạ, báo cáo Anh/Chị kể dở chưa tới nhân viên. "Gửi ngay" là gửi phần đã có, "Làm tiếp" là kể tiếp, "Không gửi" là bỏ báo cáo này ạ.
explain-freeze = Dạ, tạm khóa là không ai, kể cả Anh/Chị, đổi được thông tin trong hồ sơ qua trò chuyện, tới khi nhân viên mở lại. Dịch vụ vẫn chạy bình thường ạ.

## Yêu cầu, liên kết, thông tin của tôi
explain-withdraw = Dạ, rút là DCNET thôi xử lý yêu cầu này, hồ sơ giữ như cũ. Muốn nhân viên làm tiếp thì Anh/Chị chọn "Giữ nguyên" ạ.
explain-undo = Dạ, liên hệ trong hồ sơ vừa có thay đổi. Không phải Anh/Chị đổi thì em trả lại liên hệ cũ và khóa tự cập nhật; chính Anh/Chị đổi thì gõ "không" ạ.
explain-unlink = Dạ, ngắt rồi thì cuộc trò chuyện đó không xem hay đổi được hồ sơ nữa, muốn dùng lại phải xác minh từ đầu. Không muốn ngắt thì Anh/Chị chọn "Giữ nguyên" ạ.
explain-full = Dạ, bản đầy đủ hiện rõ số điện thoại, email, số căn cước; bản đã che chỉ hiện một phần. Dùng chung máy thì Anh/Chị nên xem bản đã che ạ.
explain-form-kept = Dạ, trước khi gặp nhân viên Anh/Chị đang điền dở một yêu cầu. "Làm tiếp" là em hỏi tiếp từ chỗ đó; "Để sau" là về menu, trong vài ngày tới Anh/Chị vẫn gõ "tiếp tục" được ạ.
explain-marketing = Dạ, Anh/Chị gõ số điện thoại hoặc email đang bị gửi quảng cáo, em ghi nhận để DCNET dừng gửi tới đó ạ.
explain-reopen = Dạ, Anh/Chị viết vài lời về điều chưa ổn, em mở lại yêu cầu và chuyển nhân viên xem. Không cần nữa thì Anh/Chị chọn "Thôi, để vậy" ạ.
explain-rate = Dạ, yêu cầu đã đóng nên em xin Anh/Chị chấm cách xử lý: 1 sao là chưa hài lòng, 5 sao là rất hài lòng. Không muốn chấm thì gõ "bỏ qua" ạ.
explain-rate-comment = Dạ, Anh/Chị muốn góp ý thêm thì viết vài lời, không thì gõ "bỏ qua" ạ.

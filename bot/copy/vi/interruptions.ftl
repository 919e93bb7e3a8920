### Giữa chừng một biểu mẫu: câu hỏi bên lề, đổi ý, nhiều việc một lúc, bỏ dở, ngôn ngữ, lời khó nghe.

## Hỏi bên lề
aside-how-long-now = Dạ, xác nhận xong là em cập nhật ngay ạ.
aside-how-long-contact = Dạ, nhập đúng mã gửi tới liên hệ cũ và liên hệ mới là em cập nhật ngay. Nếu chỉ xác minh được liên hệ còn lại, thay đổi có hiệu lực lúc { $until } nếu không ai phản đối ạ.
aside-how-long-staff = Dạ, sau khi Anh/Chị gửi đủ, DCNET phản hồi chậm nhất { $reply_by }, dự kiến xong trước { $due } ạ.
aside-fee = Dạ, em không thu phí và không hỏi thông tin thanh toán trong cuộc trò chuyện này. Chỉ cuộc gọi tới 1900 0382 có tính cước ạ.
aside-why-proof = Dạ, em cần biết đúng là chủ hồ sơ, để không ai khác xem hay đổi được thông tin của Anh/Chị. Biết số căn cước hay ngày sinh chưa đủ, nên em gửi mã ạ.
aside-why-papers = Dạ, việc này nhân viên phải xem giấy tờ rồi mới làm. Giấy tờ được mã hóa, chỉ nhân viên phụ trách yêu cầu này xem được ạ.
aside-why-id_number = Dạ, số căn cước là một mục trong hồ sơ khách hàng mà Anh/Chị tự cập nhật được. Em chỉ cần 12 chữ số, không cần ảnh thẻ ạ.
aside-why-contact = Dạ, DCNET dùng liên hệ này để báo gia hạn, hỗ trợ dịch vụ và báo các vấn đề bảo mật cho Anh/Chị ạ.
aside-why-detail = Dạ, em cần { $field } để ghi đúng yêu cầu của Anh/Chị; chưa xác nhận thì chưa có gì thay đổi ạ.
aside-why-confirm = Dạ, em đọc lại để Anh/Chị kiểm tra; Anh/Chị chưa xác nhận thì chưa có gì thay đổi ạ.

## Đổi ý về câu trả lời trước
corrected = Dạ, em sửa { $field }: { $old } → { $new }.
correct-nothing = Dạ, việc này mình chưa ghi nhận câu trả lời nào. Anh/Chị trả lời câu dưới đây giúp em, hoặc gõ "dừng".
correct-which = Dạ, Anh/Chị muốn sửa mục nào ạ?

## Nhiều việc trong một tin
further-first = Dạ, em làm việc này trước: { $wish }.
further-then = Xong sẽ tới: { $wish }.
further-next = Giờ tới việc tiếp theo: { $wish }.
further-dropped = Em cũng bỏ việc đang chờ: { $wish }.
further-left = Dạ, em bỏ việc { $wish } đang chờ ạ.
unwanted = Dạ vâng, em không làm việc này: { $wish }. Chưa có gì thay đổi ạ.

## Bỏ dở rồi quay lại
quiet-reminder = Dạ, mình đang { $kind } dở. Anh/Chị trả lời giúp em, hoặc gõ "dừng". Đến { $until } em sẽ tự đóng lại, chưa có gì thay đổi.
quiet-closed = Dạ, đã lâu chưa thấy Anh/Chị trả lời nên em đóng lại việc { $kind }. Chưa có thông tin nào thay đổi.
quiet-offer = Lần trước mình đang { $kind } dở. Muốn làm tiếp, Anh/Chị gõ "tiếp tục" (đến hết { $until }).
quiet-resumed = Dạ, mình tiếp tục { $kind } ạ.
quiet-too-late = Dạ, việc làm dở lần trước đã quá hạn nên em không giữ nữa. Mình bắt đầu lại ạ.
choice-resume = Tiếp tục việc dở

## Ngôn ngữ
language-noticed = Em thấy Anh/Chị viết tiếng Việt nên em trả lời bằng tiếng Việt. To switch back, type "English".

## Lời khó nghe, lời đáng lo
care-self-harm = Em rất tiếc vì Anh/Chị đang phải chịu đựng như vậy. Anh/Chị không phải một mình: xin gọi ngay 115 (cấp cứu) hoặc nói với một người mình tin cậy; nếu Anh/Chị dưới 18 tuổi, gọi 111. Em chỉ là trợ lý tự động, nên em nhờ người của DCNET liên hệ với Anh/Chị.
care-danger = Nếu Anh/Chị đang gặp nguy hiểm, xin gọi ngay 113 (công an), hoặc 115 nếu có người bị thương. Anh/Chị giữ lại tin nhắn, cuộc gọi làm bằng chứng giúp em.
care-threat = Em hiểu Anh/Chị đang rất bức xúc. Lời đe dọa em phải chuyển cho người phụ trách; còn việc của Anh/Chị em vẫn làm tiếp ạ.
case-opened-safety = Em đã báo ngay cho nhân viên DCNET, mã { $reference }.
care-abuse = Dạ, em biết Anh/Chị đang bực. Em vẫn ở đây để làm xong việc cho Anh/Chị ạ.
care-abuse-person = Dạ, nếu em chưa giúp được, Anh/Chị gõ "gặp nhân viên" để em chuyển ngay ạ.
kind-safety = cần người liên hệ ngay
yes-unsure = Dạ, em chưa làm gì cả ạ. Khi đã chắc, Anh/Chị gõ "đúng"; chưa muốn làm, gõ "dừng".

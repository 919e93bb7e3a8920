### Lời của trợ lý trong cuộc trò chuyện. Xưng "em", gọi "Anh/Chị".

## Thông báo về dữ liệu, một lần cho mỗi cuộc trò chuyện
notice-privacy =
    Dạ, em là trợ lý tự động của DCNET. Để phục vụ yêu cầu của Anh/Chị, DCNET lưu nội dung trò chuyện này và chỉ nhân viên phụ trách được xem. Chính sách: client.dcnet.vn. Cần gặp người thật, Anh/Chị gõ "gặp nhân viên".

## Menu
menu =
    { $name ->
        [organisation] Dạ, em hỗ trợ việc gì cho { $organisation } ạ?
        [none] Anh/Chị cần em hỗ trợ việc gì ạ?
       *[other] Dạ Anh/Chị { $name }, em hỗ trợ việc gì ạ?
    }
choice-update = Cập nhật thông tin
choice-name-change = Đổi tên khách hàng
choice-cases = Yêu cầu của tôi
choice-staff = Gặp nhân viên
choice-language = English
choice-menu = Về menu
choice-yes = Đúng
choice-no = Không
choice-cancel = Dừng
choice-back = Quay lại
choice-edit = Nhập lại
choice-edit-field = Sửa { $field }
choice-edit-papers = Thêm giấy tờ
choice-done = Xong
choice-resend = Gửi lại mã
choice-no-access = Không nhận được mã
choice-value = { $value }
choice-customer = { $code } – { $name }
choice-keep = Giữ nguyên
choice-reply = Trả lời { $reference }
choice-withdraw = Rút { $reference }
withdraw-not-yours = Dạ, yêu cầu { $reference } đang được nhân viên xem xét để bảo vệ tài khoản nên chưa rút qua chat được ạ. Anh/Chị gõ "gặp nhân viên" nếu cần trao đổi.
choice-withdraw-sure = Rút yêu cầu
choice-unlink-sure = Ngắt liên kết
choice-undo-sure = Không phải tôi
choice-not-me = Không phải tôi
choice-by-email = Qua email
choice-by-phone = Qua tin nhắn SMS
choice-is-phone = Số điện thoại
choice-is-tax-code = Mã số thuế
choice-share-contact = Chia sẻ số điện thoại
choice-earlier = (bấm nút ở tin trước)
help =
    Anh/Chị có thể chọn số hoặc bấm nút, hoặc gõ điều mình cần, ví dụ "đổi số điện thoại". Lúc nào cũng gõ được: "quay lại", "dừng", "menu", "gặp nhân viên", "English".
language-now = Dạ, em sẽ nói tiếng Việt.
welcome-back = Dạ, chào mừng Anh/Chị quay lại.
cancel-done = Dạ, em đã dừng, chưa có thông tin nào thay đổi.
cancel-nothing = Dạ, hiện không có việc gì đang làm dở ạ.
back-nothing = Dạ, mình đang ở bước đầu tiên rồi ạ.
skip-not-here = Dạ, bước này cần có câu trả lời nên chưa bỏ qua được. Anh/Chị có thể gõ "quay lại" hoặc "dừng".
skip-nothing = Dạ, bây giờ chưa có gì phải trả lời ạ. Anh/Chị chọn việc cần hỗ trợ, hoặc gõ "gặp nhân viên".
not-understood = Dạ, em chưa hiểu ý. Anh/Chị chọn một mục trong danh sách hoặc gõ "gặp nhân viên".
courtesy-thanks = Dạ không có gì ạ.
courtesy-here = Dạ, em vẫn ở đây ạ.
remark-wait = Dạ, Anh/Chị cứ thong thả ạ. Những gì đã nhập em vẫn giữ.
remark-who = Dạ, em là trợ lý tự động của DCNET. Việc cần người quyết định thì nhân viên xem; muốn nói chuyện với người, Anh/Chị gõ "gặp nhân viên" ạ.
remark-old-contact = Dạ, mỗi lần đổi liên hệ em báo cho cả liên hệ cũ, để chủ hồ sơ biết mà phản đối nếu bị đổi trộm; việc này không tắt được. Đổi xong, tin sau chỉ gửi tới liên hệ mới ạ.
remark-anothers = Dạ, em không cho xem thông tin của người khác. Chủ hồ sơ tự hỏi trong cuộc trò chuyện của họ, sau khi nhập mã xác minh ạ.
remark-not-locked = Dạ, em không thấy hồ sơ nào đang bị khóa tự cập nhật. Nếu Anh/Chị không đăng nhập được client.dcnet.vn hoặc dịch vụ bị khóa, xin gọi 1900 0382 (có tính cước) ạ.
command-unknown = Dạ, em không có lệnh này ạ.
out-of-scope = Dạ, việc này em chưa hỗ trợ được. Em giúp cập nhật thông tin khách hàng; việc khác Anh/Chị gọi 1900 0382 (có tính cước) hoặc gõ "gặp nhân viên" ạ.
choose-one = Dạ, Anh/Chị chọn giúp em một mục trong danh sách ạ.
say-yes-or-edit = Dạ, Anh/Chị gõ "đúng" để em ghi nhận, hoặc "sửa" để nhập lại ạ.
offer-person = Em xin lỗi vì chưa hiểu ý Anh/Chị. Nếu cần, Anh/Chị gõ "gặp nhân viên" để em chuyển ngay ạ.
press-stale = Dạ, nút này thuộc câu hỏi cũ nên em không ghi nhận nữa.
said-before-asked = Dạ, để chắc chắn, em xin hỏi lại câu này ạ.
dung-which = Dạ, "dung" là "đúng" hay "dừng" ạ? Anh/Chị gõ có dấu, hoặc gõ số trong danh sách giúp em.
said-too-long = Dạ, tin nhắn dài hơn { $most } ký tự nên em chưa đọc hết được. Anh/Chị gửi ngắn lại giúp em.
edited-not-taken = Dạ, em thấy Anh/Chị vừa sửa tin nhắn cũ. Em chỉ ghi nhận tin mới, Anh/Chị gửi lại giúp em ạ.
other-not-read = Dạ, em chưa đọc được { $what }. Anh/Chị gõ chữ giúp em ạ.
other-sticker = nhãn dán
other-voice = tin nhắn thoại
other-video = video
other-location = vị trí
other-poll = bình chọn
other-contact = danh thiếp
other-other = loại tin này
group-refused = Dạ, thông tin cá nhân chỉ nên trao đổi riêng. Anh/Chị nhắn riêng cho em để em hỗ trợ ạ.
sorry-parked = Dạ, em gặp trục trặc khi đọc tin này. Tin đã được lưu và nhân viên sẽ xem. Anh/Chị có thể gõ "menu" để tiếp tục.

## Xác định khách hàng
ask-claim = Anh/Chị cho em một trong các thông tin sau để em tìm hồ sơ: mã khách hàng, số điện thoại, email đã đăng ký hoặc mã số thuế.
ask-claim-which = { $text } là số điện thoại hay mã số thuế ạ?
claim-anew = Dạ, em tìm lại theo thông tin Anh/Chị vừa gửi.
claim-unreadable = Dạ, em chưa nhận ra thông tin này. Anh/Chị gửi mã khách hàng (ví dụ DC10023), số điện thoại, email hoặc mã số thuế giúp em.
claim-without-code = Dạ không sao, không cần nhớ mã khách hàng ạ: số điện thoại, email đã đăng ký hoặc mã số thuế cũng tìm được hồ sơ. Không có thông tin nào, Anh/Chị gõ "gặp nhân viên".
share-how = Dạ, Anh/Chị bấm nút "Chia sẻ số điện thoại" bên dưới khung nhập tin, hoặc gõ số điện thoại ạ.
keys-away = Dạ vâng ạ.
contact-not-own = Dạ, danh thiếp này không phải của chính tài khoản đang nhắn nên em chưa dùng được.
contact-not-asked = Dạ, lúc này em chưa cần số điện thoại ạ.
contact-unreadable = Dạ, em chưa đọc được số trong danh thiếp này. Anh/Chị gõ số giúp em ạ.
contact-no-match = Dạ, em chưa liên kết được bằng số này.
ask-contact-blind = Anh/Chị muốn nhận mã xác minh qua đâu ạ? Mã chỉ gửi tới liên hệ đã đăng ký trong hồ sơ.
ask-contact = Để bảo vệ tài khoản, em cần gửi mã xác minh. Anh/Chị muốn nhận ở đâu: email { $email } hay số { $phone }?
ask-code-link =
    { $contact ->
        [phone] Nếu thông tin khớp hồ sơ, em đã gửi mã { $digits } số tới số điện thoại đã đăng ký. Anh/Chị nhập mã giúp em, mã có hiệu lực 10 phút.
       *[email] Nếu thông tin khớp hồ sơ, em đã gửi mã { $digits } số tới email đã đăng ký. Anh/Chị nhập mã giúp em, mã có hiệu lực 10 phút.
    }
ask-code-confirm = Để bảo vệ tài khoản, em vừa gửi mã { $digits } số tới { $to }. Anh/Chị nhập mã giúp em, mã có hiệu lực 10 phút.
ask-code-old = Để chắc chắn là Anh/Chị, em vừa gửi mã { $digits } số tới liên hệ hiện tại { $to }. Anh/Chị nhập mã giúp em.
ask-code-other = Em vừa gửi mã { $digits } số tới { $to }. Anh/Chị nhập mã giúp em.
ask-code-new = Giờ em kiểm tra liên hệ mới: em vừa gửi mã { $digits } số tới { $to }. Anh/Chị nhập mã giúp em.
ask-code-sent-before = Anh/Chị nhập mã { $digits } số vừa nhận được giúp em. Sau 30 giây chưa thấy mã, Anh/Chị gõ "gửi lại" ạ.
code-shape = Dạ, mã gồm đúng { $digits } chữ số. Anh/Chị chỉ gửi mã, không kèm chữ khác ạ.
contact-lost = Dạ, còn dùng được liên hệ nào đã đăng ký thì Anh/Chị chọn liên hệ đó giúp em. Không còn liên hệ nào, Anh/Chị gõ "gặp nhân viên".
code-later = Dạ được ạ, Anh/Chị nhập lúc nào tiện. Nếu khi đó mã đã hết hạn, gõ "gửi lại mã" để nhận mã mới; chưa nhập mã thì chưa có gì thay đổi.
code-forwarded = Dạ, mã chuyển tiếp em không tính là một lần thử. Anh/Chị tự gõ mã giúp em ạ.
code-wrong = Dạ, mã chưa khớp, Anh/Chị còn { $left } lần thử.
code-expired = Dạ, mã này không còn hiệu lực. Anh/Chị gõ "gửi lại" để nhận mã mới ạ.
code-tries-spent = Dạ, mã này đã hết lượt thử. Anh/Chị gõ "gửi lại" để nhận mã mới ạ.
code-wait = Dạ, em vừa gửi mã cách đây chưa đến 30 giây, Anh/Chị chờ em chút ạ.
code-wait-new = Dạ, mã mới chỉ gửi được sau mã trước ít nhất 30 giây. Anh/Chị chờ một chút rồi gõ "gửi lại" giúp em ạ.
code-spent = Dạ, hôm nay đã gửi quá nhiều mã nên em tạm dừng để bảo vệ tài khoản.
offer-after-spent = Anh/Chị thử lại vào ngày mai giúp em, hoặc gõ "gặp nhân viên" để em chuyển ạ.
ask-customer = Liên hệ này gắn với nhiều khách hàng. Anh/Chị muốn làm việc với hồ sơ nào ạ?
linked = Cảm ơn Anh/Chị. Em đã liên kết với hồ sơ { $code } – { $name }.
link-ran-out = Dạ, mã Anh/Chị nhập trước đó đã hết hạn, em xin xác minh lại từ đầu ạ.
proof-kept = Cảm ơn Anh/Chị, em đã xác minh xong.
proof-ran-out = Dạ, đã quá 30 phút từ lúc Anh/Chị nhập mã, nên em xin xác minh lại để bảo vệ tài khoản.
proof-too-new = Liên hệ trong hồ sơ vừa được đổi, từ { $until } mới dùng để nhận mã xác minh được, nên em xin chuyển yêu cầu cho nhân viên ạ.
proof-no-way = Em chưa xác minh được chủ tài khoản nên chưa thể thay đổi thông tin. Em xin chuyển yêu cầu cho nhân viên.
unlink-sure = Anh/Chị muốn ngắt liên kết giữa cuộc trò chuyện này và hồ sơ khách hàng phải không ạ?
unlink-nothing = Dạ, cuộc trò chuyện này chưa liên kết với hồ sơ nào.
unlinked = Dạ, em đã ngắt liên kết. Khi cần, Anh/Chị xác minh lại từ đầu ạ.

## Cập nhật thông tin
ask-field = Anh/Chị muốn cập nhật mục nào ạ?
field-phone = số điện thoại
field-address = địa chỉ
field-email = email
field-id_number = số căn cước
field-birth_date = ngày sinh
field-contact_person = người liên hệ
field-name = tên khách hàng
field-tax_code = mã số thuế
field-new_name = tên mới
field-name_reason = lý do
field-name_paper = loại giấy tờ
ask-phone = Anh/Chị cho em số điện thoại mới, ví dụ 0912 345 678.
ask-address = Anh/Chị nhập địa chỉ: số nhà, đường, phường/xã, tỉnh/thành. Địa chỉ cũ có quận/huyện cũng được ạ.
ask-email = Anh/Chị cho em email mới, ví dụ ten@tenmien.vn.
ask-id_number =
    { $kind ->
        [organisation] Hồ sơ này là của tổ chức: mục này là số căn cước của người đại diện theo pháp luật. Anh/Chị nhập 12 chữ số; chỉ gửi số, đừng gửi ảnh giấy tờ ạ.
       *[person] Anh/Chị nhập số căn cước 12 chữ số. Anh/Chị chỉ gửi số, đừng gửi ảnh giấy tờ ạ.
    }
ask-birth_date =
    { $kind ->
        [organisation] Hồ sơ này là của tổ chức: mục này là ngày sinh của người đại diện theo pháp luật. Anh/Chị nhập ngày/tháng/năm dương lịch như trên giấy tờ, ví dụ 05/03/1990.
       *[person] Anh/Chị nhập ngày sinh dương lịch như trên giấy tờ: ngày/tháng/năm, ví dụ 05/03/1990.
    }
ask-contact_person = Anh/Chị cho em họ tên, chức vụ và số điện thoại hoặc email của người liên hệ mới, ví dụ: Nguyễn Mai, kế toán, 0912 345 678.
confirm-change = Em ghi nhận đổi { $field }: { $old } → { $new }. Đúng chưa ạ?
confirm-first = Em ghi nhận { $field }: { $new }. Đúng chưa ạ?
same-as-now = Dạ, { $field } trong hồ sơ đang đúng như vậy rồi ạ. Anh/Chị nhập giá trị mới hoặc gõ "dừng".
changed = Dạ, em đã cập nhật { $field }. Mã yêu cầu: { $reference }. DCNET có báo tới các liên hệ trong hồ sơ để bảo đảm an toàn.
changed-contact = Dạ, em đã cập nhật { $field }. Mã yêu cầu: { $reference }. DCNET đã báo tới cả liên hệ cũ; đến { $until } nếu có ai báo "không phải tôi", thay đổi sẽ được hoàn lại.
held = Dạ, em đã nhận yêu cầu { $reference }. Vì liên hệ cũ chưa được xác minh, { $field } mới sẽ có hiệu lực lúc { $until } nếu không ai phản đối. DCNET đã báo tới mọi liên hệ trong hồ sơ; Anh/Chị gõ "rút yêu cầu" nếu đổi ý.
held-already = Dạ, đang có yêu cầu { $reference } đổi { $field }, sẽ có hiệu lực lúc { $until }. Muốn đổi khác, Anh/Chị gõ "rút yêu cầu" trước ạ.
held-line = ⏳ { $field } ({ $reference }): đang chờ, có hiệu lực lúc { $until } nếu không ai phản đối.
recovery-other = Dạ, em thử liên hệ còn lại trong hồ sơ. Khi đó thay đổi sẽ chờ một thời gian và được báo tới mọi liên hệ ạ.
recovery-staff = Dạ, không xác minh được liên hệ nào trong hồ sơ, nhân viên sẽ xem giấy tờ rồi mới đổi. Em kiểm tra liên hệ mới trước ạ.
staff-decides = Dạ, trường hợp này cần nhân viên xem giúp.
staff-looks = Anh/Chị xác nhận xong, nhân viên xem và trả lời chậm nhất ngày { $reply_by }.
staff-landline = Dạ, số cố định không nhận được tin nhắn mã nên nhân viên sẽ kiểm tra số này giúp Anh/Chị.
staff-contact-unproven = Chưa xác minh được liên hệ nào trong hồ sơ
staff-undone = Khách báo "không phải tôi"
frozen = Dạ, việc tự cập nhật của hồ sơ này đang tạm khóa để bảo vệ Anh/Chị. Nhân viên đang xem xét; cần gấp Anh/Chị gọi 1900 0382.

## Đổi tên
ask-new_name =
    { $kind ->
        [organisation] Đổi tên cần giấy tờ chứng minh, nhân viên xác thực rồi mới cập nhật. Hồ sơ này là của tổ chức. Anh/Chị cho em tên mới, ghi như trên giấy chứng nhận đăng ký.
       *[person] Đổi tên cần giấy tờ chứng minh, nhân viên xác thực rồi mới cập nhật. Hồ sơ này là của cá nhân. Anh/Chị cho em họ tên mới, ghi như trên giấy tờ.
    }
ask-name_reason = Vì sao cần đổi tên ạ? Anh/Chị chọn hoặc gõ lý do khác.
name_reason-civil_change = Thay đổi hộ tịch
name_reason-correction = Cải chính hộ tịch
name_reason-spelling = DCNET ghi sai
name_reason-company_rename = Công ty đổi tên
reject-words-short = Dạ, Anh/Chị viết rõ hơn một chút giúp em ạ.
reject-words-empty = Dạ, em chưa thấy nội dung trong tin này ạ. Anh/Chị viết cụ thể hơn một chút giúp em.
reject-words-which = Dạ, là điều nào ạ? Anh/Chị chọn bên dưới hoặc viết cụ thể giúp em; không có thì gõ "bỏ qua".
reject-words-paper = Dạ, em cần biết Anh/Chị sẽ gửi giấy tờ nào ạ: Anh/Chị chọn bên dưới hoặc gõ tên giấy tờ. Chưa có giấy tờ, Anh/Chị gõ "dừng" và nhắn lại em khi nào có; cần hỏi thêm thì gõ "gặp nhân viên".
reject-occasion-future = Dạ, hôm nay là { $today }, ngày đó chưa tới ạ. Việc xảy ra ngày nào, Anh/Chị cho em biết lại, hoặc bỏ qua nếu không nhớ.
reject-words-long = Dạ, nội dung dài quá { $most } ký tự. Anh/Chị viết ngắn lại giúp em ạ.
ask-name_paper = Anh/Chị gửi loại giấy tờ nào ạ? Anh/Chị chọn hoặc gõ tên giấy tờ khác.
name_paper-civil_extract = Trích lục hộ tịch
name_paper-id_card = Thẻ căn cước mới
name_paper-business_certificate = Giấy chứng nhận đăng ký doanh nghiệp
ask-papers =
    { $kind ->
        [organisation] Anh/Chị gửi ảnh hoặc PDF giấy tờ chứng minh, tối đa { $most } tệp. Ảnh rõ, đủ bốn góc giúp em ạ.
       *[person] Anh/Chị gửi ảnh hoặc PDF giấy tờ chứng minh, tối đa { $most } tệp. Ảnh rõ, đủ bốn góc giúp em ạ.
    }
ask-papers-more = Em đã nhận { $count } tệp (tối đa { $most }). Anh/Chị gửi thêm hoặc gõ "xong" ạ.
papers-expected = Dạ, em đang chờ ảnh hoặc PDF giấy tờ. Gửi đủ rồi Anh/Chị gõ "xong" ạ.
confirm-request_name_change =
    Em ghi nhận yêu cầu đổi tên:
    • Tên hiện tại: { $old }
    • Tên mới: { $new_name }
    • Lý do: { $name_reason }
    • Giấy tờ: { $name_paper } ({ $files } tệp)
    Đúng chưa ạ?
file-coming = Dạ, em đang nhận tệp ạ…
file-still-coming = Dạ, em đang nhận nốt tệp, Anh/Chị chờ em chút ạ.
file-then-on = Dạ, em đang nhận nốt tệp; nhận đủ là em làm tiếp ngay ạ.
file-not-asked = Dạ, lúc này em chưa cần tệp nên không lưu tệp này. Anh/Chị chọn việc cần làm trước ạ.
file-too-many = Dạ, em nhận tối đa { $most } tệp cho một yêu cầu ạ.
file-to-case = Dạ, em đã chuyển tệp vào yêu cầu { $reference }.

## Yêu cầu
case-opened = Em đã tạo yêu cầu { $reference } ({ $kind }). DCNET phản hồi trong 2 ngày làm việc, chậm nhất { $reply_by }; dự kiến xong trước { $due }. Anh/Chị gõ mã này để xem tiến độ.
case-opened-unproven_identity = Em đã tạo yêu cầu { $reference } để nhân viên xác minh. DCNET phản hồi chậm nhất { $reply_by }; cần gấp xin gọi 1900 0382.
kind-update = đổi { $field }
kind-request_name_change = đổi tên khách hàng
kind-talk_to_person = gặp nhân viên
kind-report_misuse = báo lạm dụng dữ liệu
kind-unproven_identity = xác minh khách hàng
case-state-open = đang xử lý
case-state-waiting = chờ Anh/Chị bổ sung
case-state-approved = đã duyệt, chờ áp dụng
case-state-held = đang chờ hết thời hạn phản đối
case-state-done = đã xong
case-state-refused = đã từ chối
case-state-withdrawn = đã rút
case-state-undone = đã hoàn lại
case-state-merged = đã gộp vào yêu cầu khác
case-line =
    { $due ->
        [none] { $reference } – { $kind }: { $state } (gửi { $opened }).
       *[other] { $reference } – { $kind }: { $state } (gửi { $opened }, hạn { $due }).
    }
cases-none = Dạ, Anh/Chị chưa có yêu cầu nào ạ.
complain-what = Dạ, em xin lỗi vì Anh/Chị chưa hài lòng. Anh/Chị khiếu nại về việc gì ạ: dữ liệu cá nhân bị lạm dụng, một yêu cầu đã gửi, hay việc khác để nhân viên trả lời?
case-unknown = Dạ, em không tìm thấy yêu cầu { $reference } của Anh/Chị.
withdraw-sure = Anh/Chị muốn rút yêu cầu { $reference } phải không ạ?
withdrawn = Dạ, em đã rút yêu cầu { $reference }. Không có thông tin nào thay đổi.
withdraw-too-late = Dạ, yêu cầu { $reference } đã kết thúc hoặc không rút được tại đây, nên em giữ nguyên mọi thứ ạ.
undo-sure = Anh/Chị báo thay đổi { $reference } không phải do mình làm? Em sẽ hoàn lại liên hệ, ngắt mọi liên kết và tạm khóa tự cập nhật để bảo vệ Anh/Chị.
undone = Dạ, em đã hoàn lại thay đổi, ngắt mọi liên kết và tạm khóa tự cập nhật. Bộ phận bảo mật sẽ liên hệ Anh/Chị sớm nhất. Cần gấp xin gọi 1900 0382.
undo-too-late = Dạ, thời hạn hoàn lại đã hết. Anh/Chị gõ "gặp nhân viên" để em chuyển ngay ạ.

## Với nhân viên

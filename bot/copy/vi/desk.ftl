### Tin về yêu cầu, do nhân viên quyết định: trong cuộc trò chuyện (desk-…), qua email hoặc SMS (notice-desk-…).

desk-asked-more =
    Yêu cầu { $reference } cần Anh/Chị bổ sung:
    { $text }
desk-approved = Dạ, nhân viên DCNET đã xác minh yêu cầu { $reference }. Một nhân viên khác sẽ kiểm tra lại rồi mới ghi vào hồ sơ, Anh/Chị không cần làm gì thêm.
desk-refused =
    Dạ, DCNET chưa thực hiện được yêu cầu { $reference }. Lý do:
    { $text }
    Anh/Chị gõ "gặp nhân viên" nếu cần trao đổi thêm, hoặc gọi 1900 0382.
desk-name-applied = Dạ, yêu cầu { $reference } đã xong: tên khách hàng trong hồ sơ đã được đổi. Nếu cần phụ lục hợp đồng theo tên mới, Anh/Chị gọi 1900 0382.
desk-detail-applied = Dạ, yêu cầu { $reference } đã xong: { $field } trong hồ sơ của Anh/Chị đã được cập nhật.
desk-held = Dạ, yêu cầu { $reference } đã được hai nhân viên duyệt. Để bảo vệ Anh/Chị, { $field } mới có hiệu lực lúc { $until }, nếu không ai phản đối trước lúc đó.
desk-paper-came = Dạ, DCNET đã nhận thêm giấy tờ cho yêu cầu { $reference }. Thời hạn xử lý chạy tiếp, hạn mới là ngày { $due }. Nếu Anh/Chị không gửi giấy tờ này, xin gọi ngay 1900 0382.
desk-merged = Dạ, yêu cầu { $reference } được gộp vào yêu cầu { $into } của Anh/Chị vì cùng một việc. Từ giờ Anh/Chị chỉ cần theo dõi mã { $into }; giấy tờ đã gửi vẫn được dùng.
desk-settled =
    Yêu cầu { $reference } đã được giải quyết:
    { $text }

notice-desk-reply = { $name } trả lời yêu cầu { $reference } của Anh/Chị: { $text }
notice-desk-corrected = { $name } sửa lại tin trước về yêu cầu { $reference }: { $text }
notice-desk-asked-more =
    Yêu cầu { $reference } cần Anh/Chị bổ sung: { $text }
    { $left ->
        [none] DCNET làm tiếp ngay khi nhận được.
       *[other] Trong lúc chờ, thời hạn xử lý tạm dừng (còn { $left } ngày).
    }
    Xin Anh/Chị mở lại cuộc trò chuyện với DCNET hoặc gọi 1900 0382.
notice-desk-approved = Yêu cầu { $reference } đã được xác minh và đang chờ nhân viên thứ hai kiểm tra, chậm nhất ngày { $due }. Anh/Chị không cần làm gì thêm.
notice-desk-refused = Yêu cầu { $reference } chưa thực hiện được. Lý do: { $text } Nếu có thắc mắc, xin gọi 1900 0382.
notice-desk-name-applied = Yêu cầu { $reference } đã xong, tên khách hàng trong hồ sơ của Anh/Chị đã được đổi.
notice-desk-detail-applied = Yêu cầu { $reference } đã xong, { $field } trong hồ sơ của Anh/Chị đã được cập nhật.
notice-desk-held = Yêu cầu { $reference } đã được duyệt, { $field } mới có hiệu lực lúc { $until } nếu không ai phản đối.
notice-desk-paper-came = DCNET đã nhận thêm giấy tờ cho yêu cầu { $reference }, hạn xử lý mới là ngày { $due }. Nếu không phải Anh/Chị gửi, xin gọi ngay 1900 0382.
notice-desk-merged = Yêu cầu { $reference } được gộp vào yêu cầu { $into } của Anh/Chị vì cùng một việc. Từ giờ Anh/Chị chỉ cần theo dõi mã { $into }.
notice-desk-settled = Yêu cầu { $reference } đã được giải quyết: { $text }
notice-desk-lifted = Hồ sơ của Anh/Chị đã được mở lại để tự cập nhật, theo yêu cầu { $reference }. Nếu không phải Anh/Chị đề nghị, xin gọi ngay 1900 0382.
notice-name-changed = Tên khách hàng trong hồ sơ của Anh/Chị vừa được đổi theo yêu cầu { $reference }. Nếu không phải Anh/Chị, xin gọi ngay 1900 0382.

# Trong tin SMS không có lời của nhân viên: dài, và có thể có điều riêng tư.
notice-desk-reply-sms = { $name } đã trả lời yêu cầu { $reference } của Anh/Chị. Xin mở lại cuộc trò chuyện với DCNET để đọc hoặc gọi 1900 0382.
notice-desk-corrected-sms = { $name } đã sửa tin trước về yêu cầu { $reference }. Xin mở lại cuộc trò chuyện với DCNET để đọc hoặc gọi 1900 0382.
notice-desk-asked-more-sms =
    Yêu cầu { $reference } cần Anh/Chị bổ sung, { $left ->
        [none] DCNET chờ tin của Anh/Chị.
       *[other] thời hạn xử lý tạm dừng, còn { $left } ngày.
    } Xin mở lại cuộc trò chuyện với DCNET hoặc gọi 1900 0382.
notice-desk-refused-sms = Yêu cầu { $reference } chưa thực hiện được. Xin mở lại cuộc trò chuyện với DCNET để biết lý do hoặc gọi 1900 0382.
notice-desk-settled-sms = Yêu cầu { $reference } đã được giải quyết. Xin mở lại cuộc trò chuyện với DCNET để đọc hoặc gọi 1900 0382.

### Vì sao chưa nhận được một tệp giấy tờ, và cách gửi lại.

paper-empty = Dạ tệp Anh/Chị vừa gửi đang trống nên em chưa xem được. Anh/Chị chọn lại tệp và gửi giúp em ạ.
paper-too-big = Dạ tệp này nặng hơn { $limit } MB nên em chưa nhận được. Anh/Chị chụp lại giấy tờ bằng điện thoại hoặc giảm dung lượng tệp rồi gửi lại giúp em ạ.
paper-wrong-type = Dạ em nhận được ảnh JPEG, PNG và tệp PDF, còn tệp này thuộc loại khác. Anh/Chị chụp ảnh giấy tờ hoặc lưu thành PDF rồi gửi lại giúp em ạ.
paper-unreadable = Dạ em chưa mở được tệp này, có thể tệp bị lỗi khi gửi. Anh/Chị gửi lại, hoặc chụp ảnh giấy tờ rồi gửi ảnh giúp em ạ.
paper-too-many-pages = Dạ tệp PDF này có { $pages } trang, còn em nhận tối đa { $limit } trang mỗi tệp. Anh/Chị chỉ gửi những trang cần thiết, hoặc tách thành nhiều tệp giúp em ạ.
paper-too-many-pixels = Dạ ảnh này có độ phân giải trên { $limit } megapixel nên em chưa xử lý được. Anh/Chị giảm kích thước ảnh hoặc chụp lại ở độ phân giải thường rồi gửi giúp em ạ.
paper-locked = Dạ tệp PDF này đang được khóa hoặc có mật khẩu nên em chưa xem được. Anh/Chị gửi bản không khóa, hoặc ảnh chụp từng trang giúp em. Anh/Chị đừng gửi mật khẩu vào đây ạ.
paper-active-content = Dạ tệp PDF này có đoạn mã, biểu mẫu động hoặc tệp đính kèm bên trong nên em chưa nhận được, để bảo đảm an toàn. Anh/Chị in tệp ra PDF mới, hoặc gửi ảnh chụp từng trang giúp em ạ.
paper-infected = Dạ phần mềm bảo vệ cảnh báo tệp này có mã độc nên em chưa nhận được. Anh/Chị quét virus trên máy mình, rồi chụp ảnh giấy tờ và gửi ảnh giúp em ạ.
paper-lost = Dạ em chưa tải được tệp này. Anh/Chị gửi lại giúp em ạ.

// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"
#include "ui/views/detail_view.h"

class QComboBox;
class QPlainTextEdit;
class QPushButton;

namespace muscope {

class RoleLabel;

// The texts of an event as they are stored, up to a limit; all of it goes to the clipboard.
class RawView final : public DetailView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RawView)

public:
    explicit RawView(const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString title() const override;
    void showDetail(const std::shared_ptr<const EventDetail>& detail) override;
    void clear() override;

private:
    enum Part { PayloadPart, MetadataPart, RawPart };

    void build();
    void showPart();
    void copyAll() const;
    [[nodiscard]] const QByteArray* bytes() const;

    std::shared_ptr<const EventDetail> m_detail;
    QComboBox* m_part;
    RoleLabel* m_size;
    QPushButton* m_copy;
    QPlainTextEdit* m_text;
};

} // namespace muscope

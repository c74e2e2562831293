// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"

#include <QWidget>

class QPushButton;

namespace muscope {

class RoleLabel;

// A strip above a view that says what went wrong and offers one way on.
class Banner final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Banner)

public:
    Banner(const Theme& theme, const QString& buttonText, QWidget* parent = nullptr);

    void setSentence(const QString& sentence);

signals:
    void buttonClicked();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    RoleLabel* m_sentence;
    QPushButton* m_button;
};

} // namespace muscope

// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/view_switch.h"

#include "ui/style/metrics.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>

namespace muscope {

namespace {

constexpr int ChoicePadding = 10;
constexpr int Height = 24;

// A word that can hold.
class SwitchButton final : public QAbstractButton {
public:
    SwitchButton(const Theme& theme, const QString& text, QWidget* parent)
        : QAbstractButton(parent)
        , m_theme(theme) {
        setText(text);
        setAccessibleName(text);
        setCheckable(true);
        setFocusPolicy(Qt::TabFocus);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        setAttribute(Qt::WA_Hover);
    }

    [[nodiscard]] QSize sizeHint() const override {
        const QFontMetrics measures(semiboldFont(font()));
        return {measures.horizontalAdvance(text()) + 2 * ChoicePadding,
                std::max(Height, measures.height() + metrics::Quarter)};
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF area = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        if (isChecked() || underMouse()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_theme.color(isChecked() ? ColorRole::Selection : ColorRole::Hover));
            painter.drawRoundedRect(area, metrics::Radius, metrics::Radius);
        }
        if (hasFocus()) {
            painter.setPen(m_theme.color(ColorRole::Accent));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(area, metrics::Radius, metrics::Radius);
        }
        painter.setFont(isChecked() ? semiboldFont(font()) : font());
        painter.setPen(m_theme.color(isChecked() ? ColorRole::Text : ColorRole::Muted));
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, text());
    }

private:
    const Theme& m_theme;
};

} // namespace

ViewSwitch::ViewSwitch(const Theme& theme, const QString& accessibleName, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_row(new QHBoxLayout(this))
    , m_buttons(new QButtonGroup(this)) {
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(2);
    setAccessibleName(accessibleName);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_buttons, &QButtonGroup::idClicked, this, &ViewSwitch::chosen);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ViewSwitch::setChoices(const QStringList& texts) {
    QStringList present;
    for (const QAbstractButton* button : m_buttons->buttons()) {
        present += button->text();
    }
    if (present != texts) {
        for (QAbstractButton* button : m_buttons->buttons()) {
            m_buttons->removeButton(button);
            button->hide();
            button->deleteLater();
        }
        for (int choice = 0; choice < texts.size(); ++choice) {
            auto* button = new SwitchButton(m_theme, texts[choice], this);
            m_buttons->addButton(button, choice);
            m_row->addWidget(button);
            button->show();
        }
    }
    setCurrent(0);
}

void ViewSwitch::setCurrent(int choice) {
    if (QAbstractButton* button = m_buttons->button(choice)) {
        button->setChecked(true);
    }
}

int ViewSwitch::current() const {
    return m_buttons->checkedId();
}

} // namespace muscope

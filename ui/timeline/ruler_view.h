// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"
#include "ui/timeline/time_navigator.h"

#include <QString>
#include <QWidget>

#include <vector>

namespace muscope {

// The clock above the lanes: its ticks, and the exact time under the mouse. What is left of it says
// how many events have no time.
class RulerView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RulerView)

public:
    RulerView(TimeNavigator& navigator, const InspectionState& state, const Theme& theme,
              QWidget* parent = nullptr);

    // Where the lanes draw their lines: x from the left edge of the lanes.
    [[nodiscard]] const std::vector<double>& tickPlaces() const { return m_places; }
    // The labels as they are drawn.
    [[nodiscard]] QStringList labels() const;
    [[nodiscard]] QString cursorText() const;
    void setSentence(const QString& sentence);

signals:
    void ticksChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void paintCursor(QPainter& painter) const;

    TimeNavigator& m_navigator;
    const InspectionState& m_state;
    const Theme& m_theme;
    std::vector<double> m_places;
    std::vector<QString> m_labels;
    QString m_sentence;
};

} // namespace muscope

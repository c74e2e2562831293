// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"
#include "ui/timeline/lanes_picture.h"
#include "ui/timeline/time_navigator.h"

#include <QAbstractScrollArea>

#include <memory>
#include <optional>
#include <vector>

namespace muscope {

class LaneGestures;

// The lanes of a timeline under their ruler: what happened when, the current event, the selected
// stretch of time, and where the mouse is. LaneGestures tells it what a person does.
class LanesView final : public QAbstractScrollArea {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LanesView)

public:
    // What is under a point: an event, or several drawn as one.
    struct Hit {
        std::size_t lane = 0;
        std::optional<RowNumber> row; // of several the first
        std::uint32_t count = 0;
        TimeRange range; // from the first to just after the last of them
    };

    LanesView(TimeNavigator& navigator, Workspace& workspace, InspectionState& state,
              const Theme& theme, QWidget* parent = nullptr);
    ~LanesView() override;

    // nullopt beside the lanes. Points are the viewport's.
    [[nodiscard]] std::optional<Hit> hitAt(const QPointF& point);
    // What a tool tip says about a point; empty where there is nothing.
    [[nodiscard]] QString textAt(const QPointF& point);
    // x of a point from where the lanes begin.
    [[nodiscard]] static double laneX(const QPointF& point);
    // Where an event is drawn: a point of the viewport that hits it.
    [[nodiscard]] std::optional<QPointF> pointOf(RowNumber row) const;

    // The lane that the arrow keys walk in.
    [[nodiscard]] std::optional<std::size_t> currentLane() const;
    void setCurrentLane(std::size_t lane);
    // The event next to the current one in its lane, and the one nearest to it in the next lane.
    void chooseNeighbour(bool forward);
    void chooseLane(bool down);

    // A stretch of time that is being selected.
    void setBand(std::optional<TimeRange> band);
    void setTicks(const std::vector<double>& places);
    // Shown instead of lanes while there are none.
    void setMessage(const QString& message);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent* event) override;

private:
    void connectAll();
    void refresh();
    void markStale();
    void describe();
    void showCurrent();
    void fitScrollBar();
    [[nodiscard]] const LanesPicture& picture();
    [[nodiscard]] std::size_t firstLane() const;
    [[nodiscard]] double topOf(std::size_t lane) const;
    [[nodiscard]] std::optional<LanePlace> currentPlace() const;
    [[nodiscard]] QString noAnswerText() const;
    void paintGrid(QPainter& painter) const;
    void paintBand(QPainter& painter) const;
    void paintCurrent(QPainter& painter);
    void paintLabels(QPainter& painter) const;
    void paintMessage(QPainter& painter) const;

    TimeNavigator& m_navigator;
    Workspace& m_workspace;
    InspectionState& m_state;
    const Theme& m_theme;
    LanesPicture m_picture;
    bool m_isStale = true;
    std::vector<double> m_ticks;
    std::optional<std::size_t> m_lane;
    std::optional<TimeRange> m_band;
    QString m_message;
    std::unique_ptr<LaneGestures> m_gestures; // last: it listens to what the rest is made of
};

} // namespace muscope

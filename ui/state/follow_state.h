// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

namespace muscope {

class Workspace;

// Whether the newest events are kept in view while they come: following, or paused because the
// person looks at something else. Lives on the GUI thread.
class FollowState final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FollowState)

public:
    enum class Mode : unsigned char { Off, Following, Paused };

    explicit FollowState(Workspace& workspace, QObject* parent = nullptr);

    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] bool isFollowing() const { return m_mode == Mode::Following; }
    // How many events came since it was paused.
    [[nodiscard]] quint32 newEvents() const;

    void setFollowing(bool isFollowing);
    // The person looks elsewhere; has no effect unless following.
    void pause();
    // Back to the newest; has no effect unless paused.
    void resume();

signals:
    void changed();
    void newestWanted(); // it is to be brought into view

private:
    void setMode(Mode mode);
    void beginSession();

    Workspace& m_workspace;
    Mode m_mode = Mode::Off;
    quint32 m_seen = 0; // events that were there when it was paused
};

} // namespace muscope

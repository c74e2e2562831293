// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/command.h"
#include "app/console.h"
#include "app/record_plan.h"
#include "core/live/mcp_client.h"
#include "core/workspace/recorder.h"

#include <QEventLoop>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>

namespace muscope {

// One run of record: connects, asks the server what the plan says, one step after the other, and
// records all that passes. Lives on the main thread.
class RecordRun final : public QObject {
    Q_DISABLE_COPY_MOVE(RecordRun)

public:
    explicit RecordRun(RecordPlan plan);
    ~RecordRun() override;

    // Opens what is to be recorded into.
    [[nodiscard]] Result<void> open(const StoreLocation& into);
    // Runs to the end of the plan, or until stop is requested, and tells on standard output what
    // came of it.
    [[nodiscard]] ExitCode run(const std::stop_token& stop);

private:
    void connectClient();
    void takeState(ClientState state);
    void greet();
    void nextStep();
    void list(std::size_t kind);
    void ask(const RecordStep& step);
    void takeAnswer(const RecordStep& step, const Result<CallAnswer>& answer);
    void endSteps();
    void interrupt();
    void end();
    [[nodiscard]] ExitCode exitCode() const;
    [[nodiscard]] bool finishRecording();

    RecordPlan m_plan;
    std::unique_ptr<Recorder> m_recorder;
    std::atomic<McpClient*> m_recordedFor = nullptr; // read by the recorder's threads
    std::unique_ptr<McpClient> m_client;
    Progress m_progress{"messages"};
    QEventLoop m_loop;
    QTimer m_stay;
    std::int64_t m_messages = 0;
    std::size_t m_next = 0; // step
    bool m_wasReady = false;
    bool m_hasFailed = false;  // a step did
    bool m_isEnding = false;   // the client was told to close
    bool m_isCutShort = false; // before the plan was done
    bool m_isGone = false;     // the server, for good
    bool m_isRecorded = true;  // all of it is in the store
};

} // namespace muscope

// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/live_call.h"
#include "core/workspace/live_offer.h"
#include "ui/dialogs/tool_dialog.h"
#include "ui/views/builtin_views.h"

#include <QElapsedTimer>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

class QComboBox;
class QLineEdit;
class QListView;
class QProgressBar;
class QPushButton;
class QSortFilterProxyModel;

namespace muscope {

class AnswerView;
class ArgumentsEditor;
class ElidedLabel;
class LiveConnection;
class OfferModel;
class RoleLabel;

// Asks a live server for what it offers: calls a tool, reads a resource, gets a prompt, with
// arguments from a form or as JSON; shows how far it is and what is answered. Nothing is sent but
// by the button. Stays open beside the window.
class CallDialog final : public ToolDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CallDialog)

public:
    CallDialog(const ViewContext& context, QSettings& settings, QWidget* parent);
    ~CallDialog() override;

    // 0: any that can be called.
    void chooseConnection(std::uint32_t number);
    // Fills in a call that was made before; it is sent when a person says so.
    void prepare(const std::string& tool, const std::string& arguments, const QString& note);

signals:
    void eventWanted(std::uint32_t connection, std::uint64_t number);

private:
    void build();
    [[nodiscard]] QWidget* makeOffers();
    [[nodiscard]] QWidget* makeCall();
    void connectParts();
    void listConnections();
    void askForOffers();
    void takeOffers(ListKind kind, const Result<std::vector<std::string>>& items);
    void choosePrepared();
    void showOffer();
    void showReady();
    void send();
    void takeProgress(const LiveProgress& progress);
    void takeAnswer();
    [[nodiscard]] LiveConnection* connection() const;
    [[nodiscard]] const LiveOffer* offer() const;

    ViewContext m_context;
    QComboBox* m_target;
    QPushButton* m_reload;
    QLineEdit* m_search;
    QListView* m_list;
    OfferModel* m_model;
    QSortFilterProxyModel* m_found;
    RoleLabel* m_title;
    RoleLabel* m_description;
    RoleLabel* m_note;
    ArgumentsEditor* m_arguments;
    QPushButton* m_send;
    QPushButton* m_cancel;
    QProgressBar* m_progress;
    ElidedLabel* m_progressText;
    AnswerView* m_answer;
    std::vector<std::pair<QString, std::uint32_t>> m_targets; // as they are listed
    std::uint32_t m_listed = 0; // the connection whose offers are listed
    std::optional<std::pair<std::string, std::string>> m_prepared; // tool, arguments
    std::unique_ptr<LiveCall> m_call;
    QElapsedTimer m_since;
};

} // namespace muscope

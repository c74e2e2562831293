// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/http_message.h"

#include <QList>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

class QNetworkAccessManager;
class QNetworkReply;
class QSslError;

namespace muscope {

class NetworkManagers;

// One request, through its redirects, to the end of the answer. Made by HttpClient.
class HttpExchange final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpExchange)

public:
    HttpExchange(NetworkManagers& managers, const std::function<bool()>& hasRoom,
                 HttpRequest request, HttpHandler handler);
    ~HttpExchange() override;

    // Cuts the connection, tells nothing more and deletes itself later: may be called from within
    // the handler.
    void abandon();

private:
    void send();
    void takeHead();
    void takeData();
    void pass();
    void takeEnd();
    void redirect(const HttpHead& head);
    void end(const std::optional<Error>& error);
    void dropReply();
    [[nodiscard]] QString doing() const;

    NetworkManagers& m_managers;
    const std::function<bool()>& m_hasRoom;
    HttpRequest m_request;
    HttpHandler m_handler;
    QNetworkAccessManager* m_manager = nullptr; // lent while a reply runs
    QNetworkReply* m_reply = nullptr;
    QList<QSslError> m_tlsErrors;
    QTimer m_headTimer;
    QTimer m_roomTimer;
    int m_redirects = 0;
    bool m_hasHead = false;
    bool m_isOver = false; // ended or abandoned: nothing is told any more
};

} // namespace muscope

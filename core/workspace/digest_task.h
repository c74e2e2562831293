// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/ids.h"
#include "core/receipt/anchor_check.h"
#include "core/store/store_location.h"
#include "core/workspace/store_task.h"

#include <memory>

namespace muscope {

// What is done with session digests in the background: taking one, writing its anchor, comparing a
// store with an anchor. Each ends in finished().
class DigestTask final : public StoreTask {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DigestTask)

public:
    enum class Order : unsigned char { Nothing, Take, Save, Compare };

    explicit DigestTask(QObject* parent = nullptr);

    void take(const StoreLocation& location, const SessionId& session, std::int64_t expected);
    // Writes the anchor of what was taken, signed where there is a key path.
    void save(const QString& path, const QString& keyPath, const QByteArray& passphrase,
              Replace replace);
    // Without a key path a signature is not checked.
    void compare(const StoreLocation& location, const QString& anchorPath, const QString& keyPath);

    // The last thing that was asked for.
    [[nodiscard]] Order order() const { return m_order; }
    // Null until there is one.
    [[nodiscard]] const std::shared_ptr<const DigestAnchor>& taken() const { return m_taken; }
    [[nodiscard]] const std::shared_ptr<const AnchorCheck>& check() const { return m_check; }

private:
    [[nodiscard]] static Result<DigestAnchor> takenFrom(Job& job, const StoreLocation& location,
                                                        const SessionId& session);

    Order m_order = Order::Nothing;
    std::shared_ptr<const DigestAnchor> m_taken;
    std::shared_ptr<const AnchorCheck> m_check;
};

} // namespace muscope

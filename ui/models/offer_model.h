// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/live_offer.h"

#include <QAbstractListModel>

#include <vector>

namespace muscope {

// What a server offers, as a list: tools, resources, patterns of them, prompts.
class OfferModel final : public QAbstractListModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OfferModel)

public:
    // Text that is searched: name, title and description.
    enum Role { SearchRole = Qt::UserRole };

    explicit OfferModel(QObject* parent = nullptr)
        : QAbstractListModel(parent) {}

    // Take the place of those of the same kind; the others stay where they are.
    void setOffers(ListKind kind, std::vector<LiveOffer> offers);
    void clear();

    [[nodiscard]] const LiveOffer& offerAt(int row) const {
        return m_offers[static_cast<std::size_t>(row)];
    }
    // -1: there is none.
    [[nodiscard]] int rowOf(ListKind kind, const std::string& name) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    std::vector<LiveOffer> m_offers; // in the order of their kinds
};

} // namespace muscope

namespace Platform.Clients.Merging;

/// <summary>Which cards stand behind which, over several merges.</summary>
internal static class CardsBehind
{
    extension(ClientsDb db)
    {
        /// <summary>The card and all that were merged into it: their notes are read as its own.</summary>
        public async Task<IReadOnlyList<Guid>> CardsOf(Guid id, CancellationToken cancellationToken)
        {
            List<Guid> cards = [id];
            for (var mains = cards; mains.Count > 0;)
            {
                var merged = await db.Merges.Where(merge => mains.Contains(merge.MainId) && merge.UndoneAt == null)
                    .Select(merge => merge.OtherIds).ToListAsync(cancellationToken);
                mains = [.. merged.SelectMany(ids => ids)];
                cards = [.. cards, .. mains];
            }

            return cards;
        }

        /// <summary>Those cards and all that were merged into them, each with the one of them that it belongs to.</summary>
        public async Task<IReadOnlyDictionary<Guid, Guid>> CardsOf(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
        {
            var cards = ids.ToDictionary(id => id);
            for (List<Guid> mains = [.. ids]; mains.Count > 0;)
            {
                var merged = await db.Merges.Where(merge => EF.Parameter(mains).Contains(merge.MainId) && merge.UndoneAt == null)
                    .Select(merge => new { merge.MainId, merge.OtherIds }).ToListAsync(cancellationToken);
                mains = [.. merged.SelectMany(merge => merge.OtherIds.Where(other => cards.TryAdd(other, cards[merge.MainId])))];
            }

            return cards;
        }

        /// <summary>The card in front of one that was merged away; null for every other id.</summary>
        public async Task<Guid?> MainOf(Guid id, CancellationToken cancellationToken)
        {
            Guid? main = null;
            for (Guid? next = id; next is { } card;)
            {
                next = await db.WithHidden.Where(client => client.Id == card).Select(client => client.MergedInto)
                    .FirstOrDefaultAsync(cancellationToken);
                main = next ?? main;
            }

            return main;
        }

        /// <summary>404; for a card that was merged away it says where its person is now.</summary>
        public async Task<ProblemHttpResult> NotThere(Guid id, CancellationToken cancellationToken)
        {
            var answer = ApiProblems.NotFound();
            if (await db.MainOf(id, cancellationToken) is { } main)
            {
                answer.ProblemDetails.Extensions["mergedInto"] = main;
            }

            return answer;
        }
    }
}

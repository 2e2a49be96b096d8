using System.Buffers;
using System.Collections;
using System.Text;

namespace Platform.Clients.Searching;

/// <summary>
/// Texts of <see cref="SearchText"/> in one piece of UTF-8, each word with a space on both sides. A term is looked for in all of them at
/// once, as fast as memory is read: as strings they would lie scattered, and every one would have to be fetched.
/// </summary>
/// <param name="size">How many bytes are expected; it grows.</param>
internal sealed class SearchTexts(int size = 0)
{
    private const int LeastSize = 256;
    private readonly ArrayBufferWriter<byte> bytes = new(Math.Max(size, LeastSize));
    private readonly List<int> ends = [];

    public int Count => ends.Count;

    /// <summary>In bytes.</summary>
    public int Size => bytes.WrittenCount;

    public ReadOnlySpan<byte> this[int place] => bytes.WrittenSpan[StartOf(place)..ends[place]];

    /// <param name="words">Each with a space in front.</param>
    public void Add(string words)
    {
        Encoding.UTF8.GetBytes(words, bytes);
        bytes.Write(" "u8);
        ends.Add(bytes.WrittenCount);
    }

    /// <param name="from">The first place of the other.</param>
    /// <param name="to">Where to stop: this one is not taken any more.</param>
    public void Add(SearchTexts other, int from, int to)
    {
        var begin = other.StartOf(from);
        var shift = bytes.WrittenCount - begin;
        bytes.Write(other.bytes.WrittenSpan[begin..other.StartOf(to)]);
        for (var place = from; place < to; place++)
        {
            ends.Add(other.ends[place] + shift);
        }
    }

    /// <summary>The places of the texts that hold a term, which is part of a word or of one with the spaces around it.</summary>
    public BitArray Containing(ReadOnlySpan<byte> term)
    {
        var places = new BitArray(Count);
        var all = bytes.WrittenSpan;
        for (var from = 0; all[from..].IndexOf(term) is var hit and >= 0;)
        {
            var place = PlaceOf(from + hit);
            places[place] = true;
            from = ends[place];
        }

        return places;
    }

    private int StartOf(int place) => place == 0 ? 0 : ends[place - 1];

    private int PlaceOf(int at)
    {
        var place = ends.BinarySearch(at + 1);
        return place < 0 ? ~place : place;
    }
}

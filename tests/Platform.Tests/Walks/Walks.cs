namespace Platform.Tests.Walks;

/// <summary>The tests that share a real browser, one after another: side by side they would only take it from each other.</summary>
[CollectionDefinition]
public sealed class Walks : ICollectionFixture<Chromium>;

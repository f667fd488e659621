<?xml version="1.0" encoding="UTF-8"?>
<!-- What a page may load and do: a browser is told before anything else (Content Security Policy).
     Nothing that is not said here is allowed: no script but ours, no style, handler or frame within
     the page, no picture from elsewhere. An edition that wants more changes it in a rule of its own,
     by map:put on what xsl:next-match returns. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    exclude-result-prefixes="#all">

  <xsl:mode name="m:policy" on-no-match="fail" on-multiple-match="fail"/>

  <!-- What stands at the head of every page. Which page a reader comes from is told to nobody else. -->
  <xsl:template name="f:policy" as="element(meta)+">
    <xsl:param name="script" as="xs:string*" select="()"/>
    <xsl:variable name="policy" as="map(xs:string, xs:string*)">
      <xsl:apply-templates select="$edition/c:edition" mode="m:policy">
        <xsl:with-param name="script" select="$script" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:variable>
    <meta charset="utf-8"/>
    <meta http-equiv="Content-Security-Policy"
        content="{string-join(sort(map:keys($policy)) ! string-join((., $policy(.)), ' '), '; ')}"/>
    <meta name="referrer" content="same-origin"/>
  </xsl:template>

  <!-- The hosts are those that the settings name, on the pages alone that have scans from there. A
       picture or a font within a style sheet is the edition's own: it has no other way to bring
       them, and no document has it. A script may read files of the edition, of no other host. -->
  <xsl:template match="c:edition" mode="m:policy" as="map(xs:string, xs:string*)">
    <xsl:param name="script" as="xs:string*" tunnel="yes"/>
    <xsl:param name="hosts" as="xs:string*" tunnel="yes"/>
    <xsl:variable name="own" as="xs:string?" select="'data:'[current()/c:stylesheet]"/>
    <xsl:sequence select="
        map:merge((
          map{
            'default-src': '''none''',
            'base-uri': '''none''',
            'form-action': if (f:has-search()) then '''self''' else '''none''',
            'style-src': '''self''',
            'img-src': ('''self''', $own, $hosts),
            'font-src': ('''self''', $own),
            'media-src': '''self'''},
          map{'script-src': '''self''', 'connect-src': '''self'''}[exists($script)]))"/>
  </xsl:template>

  <!-- The search runs a program in WebAssembly and reads the files of its index. -->
  <xsl:template match="c:edition[$page eq 'search.html']" mode="m:policy" as="map(xs:string, xs:string*)">
    <xsl:variable name="any" as="map(xs:string, xs:string*)">
      <xsl:next-match/>
    </xsl:variable>
    <xsl:sequence select="
        map:merge((
          $any,
          map{
            'script-src': ('''self''', '''wasm-unsafe-eval'''),
            'worker-src': '''self'''}), map{'duplicates': 'use-last'})"/>
  </xsl:template>

</xsl:stylesheet>

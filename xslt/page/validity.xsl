<?xml version="1.0" encoding="UTF-8"?>
<!-- What HTML asks of a page, and TEI does not: that no phrase holds a block, and that a link leads
     somewhere. The rules for the text see one element at a time; here the page is seen whole. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:c="urn:edition:context"
    xmlns:d="urn:edition:diagnostics"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    exclude-result-prefixes="#all">

  <xsl:mode name="m:valid" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <!-- Elements of HTML that only stand where blocks may stand. -->
  <xsl:variable name="f:html-blocks" static="yes" as="map(xs:string, xs:boolean)" select="
      map:merge(tokenize('
      article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr
      main nav ol p pre section table ul') ! map:entry(., true()))"/>

  <!-- Elements of HTML that hold phrases only. (What a link, an insertion or a deletion may hold, the
       element around it says.) -->
  <xsl:variable name="f:html-phrases" static="yes" as="map(xs:string, xs:boolean)" select="
      map:merge(tokenize('
      p h1 h2 h3 h4 h5 h6 pre span abbr b bdi bdo cite code data dfn em i kbd mark q s samp small
      strong sub sup time u var ruby rb rt rp') ! map:entry(., true()))"/>

  <xsl:key name="f:fragment" match="*[@id]" use="'#' || encode-for-uri(@id)"/>

  <!-- Returns a page's main part as HTML allows it. Nearly always it is so already. -->
  <xsl:function name="f:valid" as="node()*">
    <xsl:param name="main" as="node()*"/>
    <xsl:choose>
      <xsl:when test="
          exists($main/descendant-or-self::*[map:contains($f:html-blocks, local-name())][f:in-phrase(.)])
          or f:holds-broken-links($main)">
        <xsl:variable name="whole" as="document-node()">
          <xsl:document>
            <xsl:sequence select="$main"/>
          </xsl:document>
        </xsl:variable>
        <xsl:apply-templates select="$whole/node()" mode="m:valid"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$main"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Returns whether the element around a block is a phrase. -->
  <xsl:function name="f:in-phrase" as="xs:boolean">
    <xsl:param name="block" as="element()"/>
    <xsl:variable name="around" as="element()?" select="$block/parent::*"/>
    <xsl:sequence select="
        if ($around/(self::*:a | self::*:ins | self::*:del)) then f:in-phrase($around)
        else exists($around) and map:contains($f:html-phrases, local-name($around))"/>
  </xsl:function>

  <!-- Returns whether a link within the page has no target there. -->
  <xsl:function name="f:holds-broken-links" as="xs:boolean">
    <xsl:param name="main" as="node()*"/>
    <xsl:variable name="links" as="xs:string*"
        select="$main/descendant-or-self::*:a/@href[starts-with(., '#')]"/>
    <xsl:variable name="places" as="map(xs:string, xs:boolean)" select="
        map:merge($main/descendant-or-self::*/@id ! map:entry('#' || encode-for-uri(.), true()))"/>
    <xsl:sequence select="some $link in $links satisfies not(map:contains($places, $link))"/>
  </xsl:function>

  <!-- Returns whether a phrase holds a block. -->
  <xsl:function name="f:holds-blocks" as="xs:boolean">
    <xsl:param name="phrase" as="element()"/>
    <xsl:sequence select="
        exists($phrase[map:contains($f:html-phrases, local-name())]
          /descendant::*[map:contains($f:html-blocks, local-name())])"/>
  </xsl:function>

  <!-- Returns whether a link within the page has no target there: the source points at what shows
       nothing, such as a point in time. -->
  <xsl:function name="f:leads-nowhere" as="xs:boolean">
    <xsl:param name="link" as="element()"/>
    <xsl:sequence select="
        starts-with($link/@href, '#') and empty(key('f:fragment', $link/@href, root($link)))"/>
  </xsl:function>

  <xsl:template match="*[f:holds-blocks(.)]" mode="m:valid" as="element()">
    <div>
      <xsl:apply-templates select="@* except (@datetime, @cite, @value)" mode="#current"/>
      <xsl:apply-templates select="." mode="m:valid-class"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:mode name="m:valid-class" on-no-match="deep-skip" on-multiple-match="fail"/>

  <xsl:template match="*:p" mode="m:valid-class" as="attribute()">
    <xsl:attribute name="class" select="string-join((@class, 'p'), ' ')"/>
  </xsl:template>

  <xsl:template match="*:h1 | *:h2 | *:h3 | *:h4 | *:h5 | *:h6" mode="m:valid-class" as="attribute()+">
    <xsl:attribute name="role" select="'heading'"/>
    <xsl:attribute name="aria-level" select="substring(local-name(), 2)"/>
  </xsl:template>

  <!-- A reading aid and the word it stands beside are no longer a pair when they hold blocks. -->
  <xsl:template match="(*:rt | *:rp | *:rb)[parent::*:ruby[f:holds-blocks(.)]][not(f:holds-blocks(.))]"
      mode="m:valid" as="element()">
    <span>
      <xsl:apply-templates select="@*, node()" mode="#current"/>
    </span>
  </xsl:template>

  <!-- A link to nothing is told, as the audit tells of one to another page. -->
  <xsl:template match="*:a[f:leads-nowhere(.)]" mode="m:valid" as="element()">
    <xsl:message>
      <d:finding code="ED602" file="{$context/c:context/c:document[1]/@source}" at="0">
        <xsl:text expand-text="yes">The page {$page} links to '{@href}', which shows nothing there.</xsl:text>
      </d:finding>
    </xsl:message>
    <xsl:call-template name="f:unlinked"/>
  </xsl:template>

  <!-- Two witnesses have no apparatus beside them, and so no way to what only stands there. -->
  <xsl:template match="*:a[ancestor::*[tokenize(@class) = 'collation']][f:leads-nowhere(.)]" mode="m:valid" as="element()"
      priority="1">
    <xsl:call-template name="f:unlinked"/>
  </xsl:template>

  <!-- What a link says, without leading anywhere. -->
  <xsl:template name="f:unlinked" as="element()">
    <xsl:element name="{if (descendant::*[map:contains($f:html-blocks, local-name())]) then 'div' else 'span'}">
      <xsl:apply-templates select="@* except (@href, @role, @rel), node()" mode="m:valid"/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>

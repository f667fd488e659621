<?xml version="1.0" encoding="UTF-8"?>
<!-- The contents of a document: its headings, or its parts. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template name="f:contents" as="element()?">
    <xsl:param name="shown" as="element()*"/>
    <xsl:variable name="parts" as="element(c:part)*" select="$context/c:context/c:document[1]/c:part"/>
    <xsl:variable name="items" as="element()*">
      <xsl:choose>
        <xsl:when test="exists($parts)">
          <xsl:for-each select="$parts">
            <li>
              <a href="{f:place-link(f:this(), @id, '')}">
                <xsl:if test="@id = $part">
                  <xsl:attribute name="aria-current" select="'page'"/>
                </xsl:if>
                <xsl:value-of select="f:part-title(@id)"/>
              </a>
            </li>
          </xsl:for-each>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select="$shown" mode="m:contents"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="count($items/descendant-or-self::*:li) gt 1">
      <nav class="contents" role="doc-toc" aria-labelledby="ui-contents">
        <!-- Where there is room, it stands open (assets/text.css). -->
        <details>
          <summary>
            <h2 id="ui-contents"><xsl:value-of select="f:label('contents')"/></h2>
            <xsl:text> </xsl:text>
            <span class="position" data-position="{f:label('position')}">
              <xsl:value-of select="f:part-position()"/>
            </span>
          </summary>
          <ol><xsl:sequence select="$items"/></ol>
        </details>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- Returns which of the parts of a document a page is: "Part 3 of 7". -->
  <xsl:function name="f:part-position" as="xs:string?">
    <xsl:variable name="here" as="element(c:part)?" select="$context/c:context/c:document[1]/c:part[@id = $part]"/>
    <xsl:sequence select="
        $here ! f:label-with('part.position', map{
          'n': string(count(preceding-sibling::c:part) + 1), 'all': string(count(../c:part))})"/>
  </xsl:function>

  <xsl:template match="teiHeader | standOff" mode="m:contents" as="empty-sequence()"/>

  <!-- A division with a heading. -->
  <xsl:template match="*[head[f:heads(.)][f:reading-text(.) ne '']]" mode="m:contents" as="element()*">
    <xsl:variable name="head" as="element()" select="head[1]"/>
    <xsl:variable name="id" as="attribute()?" select="(@xml:id, $head/@xml:id)[1]"/>
    <xsl:variable name="inner" as="element()*">
      <xsl:apply-templates select="*" mode="#current"/>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="exists($id)">
        <li>
          <a href="#{encode-for-uri($id)}"><xsl:value-of select="f:reading-text($head/node())"/></a>
          <xsl:where-populated>
            <ol><xsl:sequence select="$inner"/></ol>
          </xsl:where-populated>
        </li>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$inner"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>

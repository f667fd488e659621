<?xml version="1.0" encoding="UTF-8"?>
<!-- The ways on from a document: to what stands before and after it in the edition, by date, and in a
     correspondence. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- The ways, each with its name where there are several, or one beside that through the parts. -->
  <xsl:template name="f:ways" as="element()?" xpath-default-namespace="">
    <xsl:variable name="ways" as="element(c:way)*" select="$context/c:context/c:way"/>
    <xsl:choose>
      <xsl:when test="exists($ways) or $context/c:context/c:document[1]/c:part">
        <div class="ways-on">
          <xsl:call-template name="f:way">
            <xsl:with-param name="name" select="f:label('way.edition')"/>
            <xsl:with-param name="neighbours" select="$context/c:context/(c:previous, c:next)"/>
          </xsl:call-template>
          <xsl:for-each select="$ways">
            <xsl:call-template name="f:way">
              <xsl:with-param name="name" select="f:way-name(.)"/>
              <xsl:with-param name="neighbours" select="c:previous, c:next"/>
            </xsl:call-template>
          </xsl:for-each>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="f:neighbours"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="f:way" as="element(nav)?" xpath-default-namespace="">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="neighbours" as="element()*"/>
    <xsl:if test="exists($neighbours)">
      <nav class="neighbours way" aria-label="{$name}">
        <p class="order"><xsl:value-of select="$name"/></p>
        <xsl:apply-templates select="$neighbours" mode="m:neighbour"/>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- What comes next in another order is none of the relations that browsers know. -->
  <xsl:template match="c:way/c:previous | c:way/c:next" mode="m:neighbour" as="element()" priority="1">
    <xsl:variable name="made" as="element()">
      <xsl:next-match/>
    </xsl:variable>
    <xsl:copy select="$made">
      <xsl:sequence select="@* except @rel, node()"/>
    </xsl:copy>
  </xsl:template>

  <!-- Returns what an order is called. -->
  <xsl:function name="f:way-name" as="xs:string">
    <xsl:param name="way" as="element(c:way)"/>
    <xsl:sequence select="
        if ($way/c:name[2])
        then f:label-with('way.letter.between', map{'one': string($way/c:name[1]), 'other': string($way/c:name[2])})
        else f:label('way.' || $way/@by)"/>
  </xsl:function>

</xsl:stylesheet>

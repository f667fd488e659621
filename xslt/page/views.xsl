<?xml version="1.0" encoding="UTF-8"?>
<!-- How a text is read: switches that work by CSS alone (assets/views.css), for what it has alternatives
     to. All of it stands in the page in every state, so that search finds it. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template name="f:views" as="element()?">
    <xsl:param name="shown" as="element()*"/>
    <xsl:variable name="text" as="element()*" select="$shown/descendant-or-self::text, $shown[not(self::TEI or self::teiCorpus)], $shown/sourceDoc"/>
    <xsl:variable name="switches" as="element()*">
      <xsl:if test="$text/descendant::choice[sic | orig | abbr]">
        <xsl:sequence select="f:states('wording', ('both', 'source', 'edited'))"/>
      </xsl:if>
      <xsl:if test="$text/descendant::*[self::del | self::add]">
        <xsl:sequence select="f:states('changes', ('marked', 'first', 'last'))"/>
      </xsl:if>
      <xsl:if test="$text/descendant::*[self::gap | self::unclear | self::supplied | self::add | self::del | self::damage
          | self::surplus | self::secl | self::restore | self::fw | self::space | self::num[@value] | self::date[@when] | self::hi[@hand]]">
        <xsl:sequence select="f:states('remarks', ('on-demand', 'shown'))"/>
      </xsl:if>
      <xsl:if test="$text/descendant::note[f:footnote(.)] or $text/descendant::*[@ref]">
        <xsl:sequence select="f:states('annotations', ('shown', 'hidden'))"/>
      </xsl:if>
      <xsl:if test="exists(f:apparatus($shown))">
        <xsl:sequence select="f:states('apparatus', ('shown', 'hidden'))"/>
      </xsl:if>
    </xsl:variable>
    <xsl:if test="exists($switches)">
      <details class="views" data-pagefind-ignore="">
        <summary><xsl:value-of select="f:label('views')"/></summary>
        <xsl:sequence select="$switches"/>
      </details>
    </xsl:if>
  </xsl:template>

  <!-- Returns a choice between states of the text; the first is the one a page opens in. -->
  <xsl:function name="f:states" as="element()">
    <xsl:param name="of" as="xs:string"/>
    <xsl:param name="states" as="xs:string+"/>
    <fieldset>
      <legend><xsl:value-of select="f:label('view.' || $of)"/></legend>
      <xsl:for-each select="$states">
        <xsl:variable name="id" as="xs:string" select="'ui-view-' || $of || '-' || ."/>
        <label for="{$id}">
          <input type="radio" id="{$id}" name="ui-view-{$of}">
            <xsl:if test="position() eq 1">
              <xsl:attribute name="checked" select="'checked'"/>
            </xsl:if>
          </input>
          <xsl:text> </xsl:text>
          <xsl:value-of select="f:label('view.' || $of || '.' || .)"/>
        </label>
      </xsl:for-each>
    </fieldset>
  </xsl:function>

</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- The correspondence: all who wrote or received letters, and the letters of each by date. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    exclude-result-prefixes="#all">

  <xsl:template match="/" mode="m:correspondents" as="element()">
    <xsl:variable name="correspondents" as="element(c:correspondent)*" select="c:context/c:correspondent"/>
    <xsl:call-template name="f:list-page">
      <xsl:with-param name="list" select="f:label('nav.correspondence')"/>
      <xsl:with-param name="path" select="'correspondence.html'"/>
      <xsl:with-param name="current" select="'correspondence'"/>
      <xsl:with-param name="what" select="'correspondent'"/>
      <xsl:with-param name="below" select="
          f:count('count.correspondent', xs:integer(sum((c:context/c:section/@count, count($correspondents)))))"/>
      <xsl:with-param name="listed" as="element()?">
        <xsl:if test="exists($correspondents)">
          <div class="wide" role="region" tabindex="0" aria-labelledby="ui-correspondents">
            <table class="correspondents">
              <caption id="ui-correspondents"><xsl:value-of select="f:label('correspondence.who')"/></caption>
              <thead>
                <tr>
                  <th scope="col"><xsl:value-of select="f:label('element.name')"/></th>
                  <th scope="col" class="count"><xsl:value-of select="f:label('correspondence.written')"/></th>
                  <th scope="col" class="count"><xsl:value-of select="f:label('correspondence.got')"/></th>
                  <th scope="col"><xsl:value-of select="f:label('years')"/></th>
                </tr>
              </thead>
              <tbody>
                <xsl:apply-templates select="$correspondents" mode="m:listing"/>
              </tbody>
            </table>
          </div>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="c:correspondent" mode="m:listing" as="element()">
    <tr>
      <th scope="row"><a href="{f:link(@path)}"><xsl:value-of select="c:name"/></a></th>
      <td class="count"><xsl:value-of select="@written"/></td>
      <td class="count"><xsl:value-of select="@received"/></td>
      <td><xsl:value-of select="f:years((@first, @last))"/></td>
    </tr>
  </xsl:template>

  <xsl:template match="/" mode="m:correspondent" as="element()">
    <xsl:variable name="correspondent" as="element(c:correspondent)" select="c:context/c:correspondent"/>
    <xsl:variable name="letters" as="element(c:letter)*" select="c:context/c:letter"/>
    <xsl:call-template name="f:list-page">
      <xsl:with-param name="list" select="string($correspondent/c:name)"/>
      <xsl:with-param name="path" select="string($correspondent/@path)"/>
      <xsl:with-param name="current" select="'correspondence'"/>
      <xsl:with-param name="what" select="'letter'"/>
      <xsl:with-param name="below" select="
          string-join(($correspondent/@written ! f:label-with('correspondence.sum',
            map{'written': string(.), 'received': string(../@received)}), f:years($correspondent/(@first, @last))[. ne '']), ', ')"/>
      <xsl:with-param name="above" as="element()?">
        <xsl:if test="empty(c:context/c:here)">
          <p class="kind"><a href="{f:link('correspondence.html')}"><xsl:value-of select="f:label('nav.correspondence')"/></a></p>
        </xsl:if>
      </xsl:with-param>
      <xsl:with-param name="listed" as="element()*">
        <xsl:if test="$correspondent/@id and empty(c:context/c:here)">
          <p class="entry-of">
            <a href="{f:link(f:entity-path($correspondent/@kind, $correspondent/@id))}">
              <xsl:value-of select="f:label('correspondence.entry')"/>
            </a>
          </p>
        </xsl:if>
        <xsl:call-template name="f:partners"/>
        <xsl:where-populated>
          <ol class="listing letters">
            <xsl:apply-templates select="$letters" mode="m:listing"/>
          </ol>
        </xsl:where-populated>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Those whom somebody corresponded with; of very many those who wrote most are seen at once. -->
  <xsl:template name="f:partners" as="element()?">
    <xsl:variable name="partners" as="element(c:partner)*" select="$context/c:context/c:partner"/>
    <xsl:if test="exists($partners)">
      <nav class="partners" aria-labelledby="ui-partners">
        <h2 id="ui-partners"><xsl:value-of select="f:label('correspondence.partners')"/></h2>
        <xsl:variable name="first" as="xs:integer" select="if (count($partners) le 24) then 24 else 12"/>
        <ul class="inline counted">
          <xsl:apply-templates select="$partners[position() le $first]" mode="m:listing"/>
        </ul>
        <xsl:if test="count($partners) gt $first">
          <details>
            <summary>
              <xsl:value-of select="f:label-with('correspondence.more', map{'n': f:figure(count($partners) - $first)})"/>
            </summary>
            <ul class="inline counted">
              <xsl:apply-templates select="$partners[position() gt $first]" mode="m:listing"/>
            </ul>
          </details>
        </xsl:if>
      </nav>
    </xsl:if>
  </xsl:template>

  <xsl:template match="c:partner" mode="m:listing" as="element()">
    <li>
      <a href="{f:link(@path)}"><xsl:value-of select="c:name"/></a>
      <xsl:text> </xsl:text>
      <span class="count"><xsl:value-of select="f:count('count.letter', xs:integer(@count))"/></span>
    </li>
  </xsl:template>

  <!-- A letter: when, from whom to whom, from where to where. -->
  <xsl:template match="c:letter" mode="m:listing" as="element()">
    <li>
      <span class="date">
        <xsl:sequence select="if (c:date) then f:time(c:date) else f:label('undated')"/>
      </span>
      <xsl:text> </xsl:text>
      <xsl:sequence select="f:document-link(c:document)"/>
      <xsl:for-each select="f:status-word(c:document/@status)">
        <xsl:text> </xsl:text>
        <span class="status"><xsl:value-of select="."/></span>
      </xsl:for-each>
      <xsl:text> </xsl:text>
      <p class="way">
        <xsl:sequence select="f:people(c:from)"/>
        <xsl:text> → </xsl:text>
        <xsl:sequence select="f:people(c:to)"/>
        <xsl:if test="c:origin or c:destination">
          <xsl:text> · </xsl:text>
          <span class="places">
            <xsl:value-of select="string-join((c:origin, c:destination ! ('→ ' || .)), ' ')"/>
          </span>
        </xsl:if>
      </p>
    </li>
  </xsl:template>

  <!-- Returns the names of those who wrote or received a letter; all but the one whose page it is are links. -->
  <xsl:function name="f:people" as="node()*">
    <xsl:param name="people" as="element()*"/>
    <xsl:for-each select="$people">
      <xsl:if test="position() gt 1">
        <xsl:text>, </xsl:text>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="@path eq $context/c:context/c:correspondent/@path">
          <span><xsl:value-of select="c:name"/></span>
        </xsl:when>
        <xsl:otherwise>
          <a href="{f:link(@path)}"><xsl:value-of select="c:name"/></a>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
    <xsl:if test="empty($people)">
      <xsl:value-of select="f:label('correspondence.unknown')"/>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
